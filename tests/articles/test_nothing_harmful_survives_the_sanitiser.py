"""Published attacks on HTML filters, directly and through Markdown, against the closed lists.

The output is read again by a parser that is not the sanitiser's, and every tag, attribute and
address is held against lists written here anew. Addresses are read as a browser reads them:
controls and blanks around them and tab, CR and LF inside do not count.
"""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from articles.markup import Known, Picture, clean, render

DATA = Path("../shared/data/trust")
SOURCES = ("bleach", "dompurify", "owasp_filter_evasion", "payloadsallthethings")

TAGS: Final = set(
    """
    a abbr b blockquote br caption cite code del dd div dl dt em figcaption figure h2 h3 h4 h5 h6
    hr i img ins kbd li mark ol p pre q s section small span strong sub sup table tbody td tfoot
    th thead tr u ul audio track video
    math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
    """.split()  # noqa: SIM905
)
#: Attributes with the values they may have; True for any.
HEADING: Final = {"id": r"s-[a-z0-9-]+"}
NOTE: Final = {"id": r"fn-[0-9]+"}
PICTURE: Final = r"/media/[0-9a-f]{32}(-[0-9]+)?\.webp"
NUMBER: Final = r"[0-9]+"
#: A player does nothing before it is pressed, and plays only files of this site.
PLAYER: Final = {"controls": r"", "preload": r"none", "aria-label": r"(?s).*"}
ATTRIBUTES: Final[dict[str, dict[str, str]]] = {
    "audio": PLAYER | {"src": r"/media/[0-9a-f]{32}\.(m4a|mp3|ogg)"},
    "track": {
        "kind": r"captions",
        "src": r"/media/[0-9a-f]{32}-[a-z]+\.vtt",
        "srclang": r"[a-z]+",
        "label": r"(?s).*",
    },
    "video": PLAYER
    | {
        "src": r"/media/[0-9a-f]{32}\.(mp4|webm)",
        "poster": PICTURE,
        "width": NUMBER,
        "height": NUMBER,
        "playsinline": r"",
    },
    "a": {
        "href": r"(?s).*",
        "title": r"(?s).*",
        "rel": r"nofollow noopener ugc",
        "class": r"mention|tag",
        "id": r"fnref-[0-9-]+",
        "role": r"doc-(noteref|backlink)",
        "data-frame": r"https://(www\.youtube-nocookie\.com|player\.vimeo\.com|open\.spotify\.com"
        r"|w\.soundcloud\.com|www\.openstreetmap\.org)/[^\s\"'<>]+",
    },
    "abbr": {"title": r"(?s).*"},
    "code": {"class": r"language-[^\s]+"},
    "div": {"class": r"scroll|maths", "tabindex": r"0"},
    "figure": {"class": r"gap|embed"},
    "h2": HEADING,
    "h3": HEADING,
    "h4": HEADING,
    "h5": HEADING,
    "h6": HEADING,
    "img": {
        "src": PICTURE,
        "srcset": rf"{PICTURE} [0-9]+w(, {PICTURE} [0-9]+w)*",
        "sizes": r"[(]min-width: 60rem[)] 42\.5rem, calc[(]100vw - 2rem[)]",
        "width": NUMBER,
        "height": NUMBER,
        "alt": r"(?s).*",
        "loading": r"lazy",
        "decoding": r"async",
    },
    "li": NOTE | {"class": r"task"},
    "ol": {"start": NUMBER},
    "pre": {"tabindex": r"0"},
    "section": {"class": r"footnotes"},
    "span": {"class": r"gap|c-[a-z0-9]+"},
    "td": {"align": r"left|center|right", "colspan": NUMBER, "rowspan": NUMBER},
    "th": {"align": r"left|center|right", "colspan": NUMBER, "rowspan": NUMBER},
}
#: Attributes of formulas: words and numbers, nothing that names an address or a style.
MATHS: Final = {
    *("accent", "columnalign", "columnlines", "depth", "display", "displaystyle", "fence"),
    *("form", "height", "largeop", "linethickness", "lspace", "mathvariant", "maxsize"),
    *("minsize", "movablelimits", "notation", "rowlines", "rowspacing", "rspace"),
    *("scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width"),
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
            if not is_allowed(tag, name, value or ""):
                self.escapes.append(f"<{tag} {name}={value!r}>")
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


def is_allowed(tag: str, name: str, value: str) -> bool:
    if tag in TAGS and tag.startswith("m") and tag != "mark":
        return name in MATHS and re.fullmatch(r"[\w.% -]*", value) is not None
    pattern = ATTRIBUTES.get(tag, {}).get(name)
    return pattern is not None and re.fullmatch(pattern, value) is not None


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


OWN: Final = "/media/0123456789abcdef0123456789abcdef.webp"
KNOWN: Final = Known({OWN[7:39]: Picture(900, 600, (480, 900))}, frozenset({"tove"}))


def constructs(words: str) -> Iterator[str]:
    """The words in every construct that the renderer knows beyond CommonMark."""
    for source in (
        f"a[^1]\n\n[^1]: {words}\n",
        f"a[^{words}]\n\n[^{words}]: note\n",
        f"```html\n{words}\n```",
        f"```{words}\n{words}\n```",
        f"$\\text{{{words}}}$ ${words}$",
        f"$$\n{words}\n$$",
        f"$\\href{{{words}}}{{x}} \\class{{{words}}}{{x}} \\style{{{words}}}{{x}}$",
        f'![{words}]({OWN} "{words}")',
        f"![{words}](/media/ffffffffffffffffffffffffffffffff.webp)",
        f'<img src="{OWN}" alt="{words}" {words}>',
        f"<img src='{words}' alt={words}>",
        f"<abbr title='\n\n![{words}]({OWN})",
        f"# {words} $x$ {{#{words}}}",
        f"|a|\n|:-|\n|{words}|",
        f"- [ ] {words}",
        f"@tove{words} #{words} https://example.org/{words}",
        f"https://www.youtube.com/watch?v=dQw4w9WgXcQ&{words}",
        f"https://soundcloud.com/a/b?{words}",
        f"<math><mtext>{words}</mtext><mi>{words}</mi></math>",
        f"<math><annotation-xml encoding='text/html'>{words}</annotation-xml></math>",
        f"<math><mtext><table><mglyph><style><!--</style>{words}",
        f"<figure class='embed'><a data-frame='{words}' href='{words}'>x</a></figure>",
        f"<li id='{words}'><pre tabindex='{words}'><span class='{words}'>x</span></pre>",
    ):
        yield render(source, known=KNOWN).html


def test_the_reader_sees_what_it_looks_for() -> None:
    bad = "<img src=x><a href='java\tscript:x'>y</a><p onclick=x><!-- --><a href='//evil'>z</a>"
    bad += "<math href=x><mi class=x><span class=btn><svg>"
    assert len(escapes(bad)) == 12


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
            *constructs(attack),
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
        for html in (render(text).html, *constructs(text)):
            assert escapes(html) == [], text
    print(f"{len(strings)} naughty strings, 0 escapes")
