"""Every string of the pages has a Swedish translation; a new one without fails here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
PACKAGES = [ROOT / name for name in ("ledger", "curation", "rewards", "platform")]
#: Packages that ask for a translation themselves; the catalog of the front end holds all of it.
SPEAKING = (FRONTEND, ROOT / "platform" / "accounts")
CATALOG = FRONTEND / "locale" / "sv" / "LC_MESSAGES" / "django.po"
FUNCTIONS = {
    *("gettext", "ngettext", "gettext_lazy", "ngettext_lazy", "gettext_noop", "pgettext", "_"),
}


def messages_of_code(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            first = node.args[0] if node.args else None
            if (
                node.func.id in FUNCTIONS
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ):
                yield first.value


def messages_of_template(source: str) -> Iterator[str]:
    """The first literal of each call that Django leaves of a template, whatever stands in it."""
    literal = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
    for call in re.findall(rf"(?:n?gettext|_)\(({literal})", templatize(source)):
        yield ast.literal_eval(call)


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """What lies below the pages, parsed."""
    for package in PACKAGES:
        for path in package.rglob("*.py"):
            yield path, ast.parse(path.read_text())


def refusals() -> tuple[set[str], list[str]]:
    """The sentences of all refusals, and the places where one is no literal.

    A refusal is a class of an `errors` module, made anywhere, or `accounts.names.InvalidName`; one
    that makes its sentence itself does so by `super().__init__`.
    """
    trees = list(sources())
    names = {"InvalidName"} | {
        node.name
        for path, tree in trees
        if path.name == "errors.py"
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        and not any(isinstance(part, ast.FunctionDef) for part in node.body)
    }
    found, wrong = set[str](), list[str]()
    for path, tree in trees:
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            made = isinstance(node.func, ast.Name) and node.func.id in names
            made |= path.name == "errors.py" and ast.unparse(node.func) == "super().__init__"
            match node.args[0]:
                case ast.Constant(value=str(sentence)) if made:
                    found.add(sentence)
                case ast.Attribute(attr="sentence"):
                    pass
                case _ if made:
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found, wrong


def messages() -> set[str]:
    found, _ = refusals()
    for path in (path for package in SPEAKING for path in package.rglob("*.py")):
        found.update(messages_of_code(path.read_text()))
    for kind in ("*.html", "*.txt"):
        for path in FRONTEND.joinpath("templates").rglob(kind):
            found.update(messages_of_template(path.read_text()))
    return found


def entries() -> Iterator[tuple[list[str], list[str]]]:
    """The catalog's originals and translations: one of each, or two where there is a plural."""
    for block in CATALOG.read_text().split("\n\n"):
        texts: dict[str, str] = {}
        keyword = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            name, _, quoted = line.partition('"')
            keyword = name.strip() or keyword
            texts[keyword] = texts.get(keyword, "") + ast.literal_eval('"' + quoted)
        yield (
            [text for name, text in texts.items() if name.startswith("msgid")],
            [text for name, text in texts.items() if name.startswith("msgstr")],
        )


def test_every_message_is_translated() -> None:
    translated = {originals[0] for originals, words in entries() if all(words)}
    wanted = messages()
    assert len(wanted) > 100
    assert wanted - translated == set()


def test_the_sentences_of_refusals_can_be_translated() -> None:
    found, wrong = refusals()
    assert len(found) > 50
    assert wrong == [], "write a literal with %(name)s places, and the values beside it"


def test_the_catalog_holds_nothing_that_no_page_says() -> None:
    assert {originals[0] for originals, _ in entries()} - messages() == {""}


def test_placeholders_survive_translation() -> None:
    for originals, words in entries():
        wanted = {name for text in originals for name in re.findall(r"%\(\w+\)[sd]", text)}
        for text in words:
            assert set(re.findall(r"%\(\w+\)[sd]", text)) == wanted or not originals[0], text


def test_a_message_is_read_whole_whatever_signs_it_has() -> None:
    source = """{% load i18n %}{% translate 'He said (") ' %}"""
    assert list(messages_of_template(source)) == ['He said (") ']
