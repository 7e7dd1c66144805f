"""From Markdown to HTML that is safe to show: one renderer, one sanitiser, closed lists.

Pure: the same source gives the same HTML under the same `SANITISER`. The source is CommonMark with
tables and struck-out text; raw HTML in it passes through the same closed lists of tags, attributes
and schemes. Stored HTML is always made anew from the source, never from HTML cleaned before.

A picture becomes a link to it: pages load nothing from elsewhere. Headings move down below the
page's own, so that a page keeps its one first heading whatever an author writes.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any, Final

import markdown_it
import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_NH3: Final = version("nh3")
SANITISER: Final = f"1 markdown-it-py {markdown_it.__version__} nh3 {_NH3}"
"""What rendered a stored text: lists, renderer, sanitiser. Another one means: render anew."""

TAGS: Final = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "del", "dd", "div"),
        *("dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "mark"),
        *("ol", "p", "pre", "q", "s", "small", "strong", "sub", "sup", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "u", "ul"),
    )
)
ATTRIBUTES: Final = {
    # nh3 lets `lang` and `title` through on every element unless this entry is given.
    "*": set[str](),
    "a": {"href", "title"},
    "abbr": {"title"},
    "code": {"class"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
SCHEMES: Final = frozenset({"http", "https", "mailto"})
LINK_REL: Final = "nofollow noopener ugc"
DROPPED_WITH_CONTENT: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "title", "textarea", "svg", "math"}
)

MAX_RAW_TAGS: Final = 3_000
_FIRST_HEADING: Final = re.compile(r"<(/?)h1\b", re.IGNORECASE)

# A browser drops these before it reads an address.
_EDGES: Final = "".join(map(chr, range(0x21)))
_INSIDE: Final = str.maketrans("", "", "\t\n\r")
_ADDRESS: Final = re.compile(r"(?:https?://[^/\\]|mailto:[^/]|/(?![/\\])|#)", re.IGNORECASE)
_LANGUAGE_CLASS: Final = re.compile(r"language-[A-Za-z0-9+#.-]{1,30}")
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_ALIGNMENT: Final = re.compile(r"text-align:(left|center|right)")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as pages show it, and what lists say about it."""

    html: str
    #: The words alone, for excerpts.
    text: str
    words: int


def render(source: str, *, heading_shift: int = 1) -> Rendered:
    """Render Markdown and clean it; an author's first heading becomes the `1 + shift`-th level."""
    # Cleaning takes time with the square of the nesting: so many tags are shown as they are typed.
    raw = source.count("<") <= MAX_RAW_TAGS
    rendered = _renderer(raw).render(source, {"heading_shift": heading_shift})
    cleaned = clean(_FIRST_HEADING.sub(r"<\1h2", rendered))
    text = html.unescape(_without_tags(cleaned))
    return Rendered(html=cleaned, text=text, words=len(text.split()))


def clean(dirty: str) -> str:
    """Return HTML with nothing in it but what the closed lists name."""
    return nh3.clean(
        dirty,
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes=ATTRIBUTES,
        attribute_filter=_allowed,
        url_schemes=set(SCHEMES),
        link_rel=LINK_REL,
        strip_comments=True,
    )


def is_address(value: str) -> bool:
    """Whether a browser would read `value` as http, https, mailto or a place on this site."""
    return _ADDRESS.match(value.strip(_EDGES).translate(_INSIDE)) is not None


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    match tag, attribute:
        case "a", "href":
            fits = is_address(value)
        case "code", "class":
            fits = _LANGUAGE_CLASS.fullmatch(value) is not None
        case _, "align":
            fits = value in ("left", "center", "right")
        case _, "start" | "colspan" | "rowspan":
            fits = _NUMBER.fullmatch(value) is not None
        case _:
            fits = True
    return value if fits else None


def _without_tags(cleaned: str) -> str:
    spaced = re.sub(r"</(?:p|li|h[2-6]|td|th|pre|blockquote|d[dt])>|<[bh]r>", " \\g<0>", cleaned)
    return nh3.clean(spaced, tags=set())


@cache
def _renderer(raw: bool) -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": raw}).enable(["table", "strikethrough"])
    made.add_render_rule("heading_open", _heading)
    made.add_render_rule("heading_close", _heading)
    made.add_render_rule("image", _picture)
    made.add_render_rule("th_open", _cell)
    made.add_render_rule("td_open", _cell)
    return made


def _heading(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: EnvType
) -> str:
    token = tokens[index]
    level = min(6, int(token.tag[1:]) + int(env["heading_shift"]))
    return f"<{'/' if token.nesting < 0 else ''}h{level}>" + ("\n" if token.nesting < 0 else "")


def _picture(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    token = tokens[index]
    words = renderer.renderInlineAsText(token.children, options, env).strip()
    address = str(token.attrs.get("src", ""))
    return f'<a href="{html.escape(address)}">{html.escape(words or address)}</a>'


def _cell(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: EnvType
) -> str:
    token = tokens[index]
    aligned = _ALIGNMENT.fullmatch(str(token.attrs.get("style", "")))
    return f'<{token.tag} align="{aligned[1]}">' if aligned else f"<{token.tag}>"
