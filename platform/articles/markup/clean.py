"""The sanitiser: closed lists of tags, attributes and, for what the renderer makes, of values.

An `id` must begin as the text's own do, so that no text takes an id of the page or of another
text on it. Classes, frames, players and files are only those that the renderer makes.
"""

import re
from collections.abc import Callable
from importlib.metadata import version
from typing import Final

import markdown_it
import nh3

from articles.films import FILMS, SOUNDS
from articles.markup.embeds import is_frame

_PLUGINS: Final = version("mdit-py-plugins")
_RENDERER: Final = f"markdown-it {markdown_it.__version__} {_PLUGINS}"
SANITISER: Final = f"6 {_RENDERER} nh3 {version('nh3')}"
"""What rendered a stored text and told its beginning: rules of ours, renderer, sanitiser. Another
one means: render anew.
"""

MATHS: Final = frozenset(
    (
        *("math", "menclose", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded"),
        *("mphantom", "mprescripts", "mroot", "mrow", "mspace", "msqrt", "mstyle", "msub"),
        *("msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover"),
    )
)
TAGS: Final = MATHS | frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "del", "dd", "div"),
        *("dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i"),
        *("img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small"),
        *("span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        *("u", "ul", "audio", "track", "video"),
    )
)
_LENGTHS: Final = {"width", "height", "depth", "lspace", "rspace", "voffset", "linethickness"}
ATTRIBUTES: Final = {
    # nh3 lets `lang` and `title` through on every element unless this entry is given.
    "*": set[str](),
    "audio": {"src", "controls", "preload", "aria-label"},
    "a": {"href", "title", "id", "class", "role", "data-frame"},
    "abbr": {"title"},
    "code": {"class"},
    "div": {"class", "tabindex"},
    "figure": {"class"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"},
    "li": {"id", "class"},
    "ol": {"start"},
    "pre": {"tabindex"},
    "section": {"class"},
    "span": {"class"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "track": {"kind", "src", "srclang", "label"},
    "video": {"src", "controls", "preload", "aria-label", "poster", "width", "height"}
    | {"playsinline"},
    "math": {"display"},
    "menclose": {"notation"},
    "mfrac": {"linethickness"},
    "mi": {"mathvariant"},
    "mo": {"accent", "fence", "form", "maxsize", "minsize", "movablelimits", "separator"}
    | {"stretchy", "symmetric", "largeop", "lspace", "rspace"},
    "mpadded": _LENGTHS,
    "mspace": {"width", "height", "depth"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mtable": {"columnalign", "columnlines", "rowlines", "rowspacing", "displaystyle"},
    "mtd": {"columnalign"},
}
SCHEMES: Final = frozenset({"http", "https", "mailto"})
LINK_REL: Final = "nofollow noopener ugc"
DROPPED_WITH_CONTENT: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "title", "textarea", "svg"}
)
SIZES: Final = "(min-width: 60rem) 42.5rem, calc(100vw - 2rem)"

_CLASSES: Final = {
    "a": re.compile(r"mention|tag"),
    "code": re.compile(r"language-[A-Za-z0-9+#.-]{1,30}"),
    "div": re.compile(r"scroll|maths"),
    "figure": re.compile(r"gap|embed"),
    "li": re.compile(r"task"),
    "section": re.compile(r"footnotes"),
    "span": re.compile(r"gap|c-[a-z0-9]{1,3}"),
}
_ADDRESS_OF: Final = r"/media/[0-9a-f]{32}"
_FILE: Final = r"/media/[0-9a-f]{32}(?:-[1-9][0-9]{2,3})?\.webp"
_SOURCES: Final = {
    "img": re.compile(_FILE),
    "audio": re.compile(rf"{_ADDRESS_OF}\.(?:{'|'.join(SOUNDS)})"),
    "track": re.compile(rf"{_ADDRESS_OF}-[a-z]{{2,3}}\.vtt"),
    "video": re.compile(rf"{_ADDRESS_OF}\.(?:{'|'.join(FILMS)})"),
}
_VALUES: Final = {
    "align": re.compile(r"left|center|right"),
    "controls": re.compile(r""),
    "decoding": re.compile(r"async"),
    "kind": re.compile(r"captions"),
    "loading": re.compile(r"lazy"),
    "playsinline": re.compile(r""),
    "poster": re.compile(_FILE),
    "preload": re.compile(r"none"),
    "role": re.compile(r"doc-noteref|doc-backlink"),
    "sizes": re.compile(re.escape(SIZES)),
    "srclang": re.compile(r"[a-z]{2,3}"),
    "srcset": re.compile(rf"{_FILE} [0-9]{{3,4}}w(?:, {_FILE} [0-9]{{3,4}}w){{0,5}}"),
    "tabindex": re.compile(r"0"),
}
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_MATHS_VALUE: Final = re.compile(r"-?[A-Za-z0-9.%-]{1,20}(?: [a-z]{1,20}){0,40}")
_HEADING_ID: Final = re.compile(r"s-[a-z0-9-]{1,90}")
_NOTE_ID: Final = re.compile(r"fn(?:ref)?-[0-9]{1,5}(?:-[0-9]{1,5})?")

# A browser drops these before it reads an address.
_EDGES: Final = "".join(map(chr, range(0x21)))
_INSIDE: Final = str.maketrans("", "", "\t\n\r")
_ADDRESS: Final = re.compile(r"(?:https?://[^/\\]|mailto:[^/]|/(?![/\\])|#)", re.IGNORECASE)


def clean(dirty: str, *, place: str = "") -> str:
    """Return HTML with nothing in it but what the closed lists name.

    `place` is what the ids of this text begin with; a text that a page is about has "".
    """
    return nh3.clean(
        dirty,
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes=ATTRIBUTES,
        attribute_filter=_filter(place),
        url_schemes=set(SCHEMES),
        link_rel=LINK_REL,
        strip_comments=True,
    )


def is_address(value: str) -> bool:
    """Whether a browser would read `value` as http, https, mailto or a place on this site."""
    return _ADDRESS.match(value.strip(_EDGES).translate(_INSIDE)) is not None


def _filter(place: str) -> Callable[[str, str, str], str | None]:
    def allowed(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "id":
            fits = _is_id(value, place=place, heading=tag.startswith("h"))
        else:
            fits = _fits(tag, attribute, value)
        return value if fits else None

    return allowed


def _is_id(value: str, *, place: str, heading: bool) -> bool:
    if heading:
        return not place and _HEADING_ID.fullmatch(value) is not None
    return value.startswith(place) and _NOTE_ID.fullmatch(value[len(place) :]) is not None


def _fits(tag: str, attribute: str, value: str) -> bool:
    if tag in MATHS:
        return _MATHS_VALUE.fullmatch(value) is not None
    match attribute:
        case "href":
            return is_address(value)
        case "class":
            # Asked of tags that are not in the list as well.
            return tag in _CLASSES and _CLASSES[tag].fullmatch(value) is not None
        case "src":
            return tag in _SOURCES and _SOURCES[tag].fullmatch(value) is not None
        case "data-frame":
            return is_frame(value)
        case "start" | "colspan" | "rowspan" | "width" | "height":
            return _NUMBER.fullmatch(value) is not None
        case _:
            pattern = _VALUES.get(attribute)
            return pattern is None or pattern.fullmatch(value) is not None
