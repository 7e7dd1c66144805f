"""What single words become: addresses, people and tags turn into links, boxes into tasks.

Only running text is read: code, formulas, raw HTML and what is inside a link stay as they are.
"""

import re
from collections.abc import Iterator
from typing import Final

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from articles.markup.known import MENTION, Known
from articles.wording import MAX_TAG, slug

_ADDRESS: Final = re.compile(r"(?<![\w/])https?://[^\s<>\"]+", re.IGNORECASE)
_TAG: Final = re.compile(r"(?<![\w/#&.-])#([^\W_][\w-]{0,40})")
_WORDS: Final = re.compile(
    f"(?P<address>{_ADDRESS.pattern})|(?P<mention>{MENTION.pattern})|(?P<tag>{_TAG.pattern})",
    re.IGNORECASE,
)
#: As the sanitiser writes it.
_MENTIONED: Final = re.compile(r'<a href="/@([a-z0-9.-]+)" class="mention"')
_TASK: Final = re.compile(r"\[([ xX])\] ")
_RAW_LINK: Final = re.compile(r"<(/?)a[\s>]", re.IGNORECASE)


def link_words(state: StateCore) -> None:
    """Rule of the renderer: turn words of running text into links."""
    known: Known = state.env["known"]
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_linked(token.children, known))


def mark_tasks(state: StateCore) -> None:
    """Rule of the renderer: a list entry that begins with a box is a task, done or not."""
    for above, paragraph, inline in zip(
        state.tokens, state.tokens[1:], state.tokens[2:], strict=False
    ):
        if above.type != "list_item_open" or paragraph.type != "paragraph_open":
            continue
        first = inline.children[0] if inline.children else None
        box = _TASK.match(first.content) if first is not None and first.type == "text" else None
        if first is None or box is None:
            continue
        above.attrSet("class", "task")
        first.content = (
            ("\u2610" if box[1] == " " else "\u2611") + " " + first.content[box.end() :]
        )


def _linked(children: list[Token], known: Known) -> Iterator[Token]:
    inside = 0
    for child in children:
        if child.type in ("link_open", "link_close"):
            inside += child.nesting
        elif child.type == "html_inline":
            raw = _RAW_LINK.match(child.content)
            inside += 0 if raw is None else (-1 if raw[1] else 1)
        if child.type == "text" and inside <= 0:
            yield from _parts(child, known)
        else:
            yield child


def mentioned(html: str) -> list[str]:
    """Names of the people that rendered words mention, each once, in the order of the text."""
    return list(dict.fromkeys(_MENTIONED.findall(html)))


def _parts(token: Token, known: Known) -> Iterator[Token]:
    text, done = token.content, 0
    for match in _WORDS.finditer(text):
        words = match[0]
        if match["address"]:
            words = _trimmed(words)
            address, kind = words, ""
        elif match["mention"]:
            name = words[1:].lower()
            address, kind = f"/@{name}" if name in known.people else "", "mention"
        else:
            name = slug(words, limit=MAX_TAG)
            address, kind = f"/tag/{name}" if re.search("[a-z]", name) else "", "tag"
        if not address:
            continue
        yield _text(text[done : match.start()], token)
        yield from _link(words, address=address, kind=kind, level=token.level)
        done = match.start() + len(words)
    yield _text(text[done:], token)


def _trimmed(address: str) -> str:
    """Without what ends the sentence: a bracket that the address did not open, a full stop."""
    end, unopened = len(address), address.count(")") - address.count("(")
    while end and (
        address[end - 1] in "?!.,:;*_~'\"]" or (unopened > 0 and address[end - 1] == ")")
    ):
        unopened -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def _text(words: str, like: Token) -> Token:
    return Token("text", "", 0, content=words, level=like.level)


def _link(words: str, *, address: str, kind: str, level: int) -> Iterator[Token]:
    attrs: dict[str, str | int | float] = {"href": address}
    if kind:
        attrs["class"] = kind
    yield Token("link_open", "a", 1, attrs=attrs, level=level)
    yield Token("text", "", 0, content=words, level=level + 1)
    yield Token("link_close", "a", -1, level=level)
