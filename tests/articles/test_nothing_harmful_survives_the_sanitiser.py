"""Published attacks on HTML filters, directly and through Markdown, against the closed lists.

The output is read again by a parser that is not the sanitiser's, and every tag, attribute and
address is held against lists written here anew. Addresses are read as a browser reads them:
controls and blanks around them and tab, CR and LF inside do not count.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from articles.markup import clean, render

DATA = Path("../shared/data/trust")
SOURCES = ("bleach", "dompurify", "owasp_filter_evasion", "payloadsallthethings")

TAGS: Final = set(
    """
    a abbr b blockquote br caption cite code del dd div dl dt em h2 h3 h4 h5 h6 hr i ins kbd li
    mark ol p pre q s small strong sub sup table tbody td tfoot th thead tr u ul
    """.split()  # noqa: SIM905
)
ATTRIBUTES: Final = {
    "a": {"href", "title", "rel"},
    "abbr": {"title"},
    "code": {"class"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}


class Reader(HTMLParser):
    """Collects whatever a page must not contain."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.escapes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.escapes.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, ()):
                self.escapes.append(f"<{tag} {name}>")
            if name == "href" and not goes_somewhere_allowed(value or ""):
                self.escapes.append(f"address {value!r}")
        if tag == "a" and dict(attrs).get("rel") != "nofollow noopener ugc":
            self.escapes.append("a link without its rel")

    def handle_comment(self, data: str) -> None:
        self.escapes.append(f"comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.escapes.append(f"declaration {decl!r}")

    def handle_pi(self, data: str) -> None:
        self.escapes.append(f"instruction {data!r}")


def goes_somewhere_allowed(address: str) -> bool:
    read = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", read)
    if scheme:
        return scheme[1].lower() in ("http", "https", "mailto")
    return read.startswith(("/", "#")) and not read.startswith(("//", "/\\"))


def escapes(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.escapes


def payloads() -> list[str]:
    found: list[str] = []
    for source in SOURCES:
        path = DATA / f"xss_{source}.json"
        if not path.exists():
            pytest.skip(f"{path} is not here")
        found += [
            test["payload"] for test in json.loads(path.read_text(encoding="utf-8"))["tests"]
        ]
    return found


def test_the_reader_sees_what_it_looks_for() -> None:
    bad = "<img src=x><a href='java\tscript:x'>y</a><p onclick=x><!-- --><a href='//evil'>z</a>"
    assert len(escapes(bad)) == 8


def test_no_published_attack_gets_through() -> None:
    attacks = payloads()
    renderings = 0
    for attack in attacks:
        for html in (
            clean(attack),
            render(attack).html,
            render(f"[words]({attack})").html,
            render(f"> - {attack}\n").html,
            render(f"![{attack}]({attack})").html,
        ):
            assert escapes(html) == [], attack
            renderings += 1
    print(f"{len(attacks)} attacks, {renderings} renderings, 0 escapes")
    assert len(attacks) >= 771


def test_every_naughty_string_renders_to_something_harmless() -> None:
    path = DATA / "naughty_strings.json"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    strings: list[str] = json.loads(path.read_text(encoding="utf-8"))["tests"]
    for text in strings:
        assert escapes(render(text).html) == [], text
    print(f"{len(strings)} naughty strings, 0 escapes")
