"""What whole paragraphs become: a lone picture a figure, a lone link to a known host a card."""

import html
import re
from html.parser import HTMLParser
from typing import Final

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from articles.films import PICTURE, SOUNDS
from articles.markup.clean import SIZES
from articles.markup.embeds import Embed, embed_of
from articles.markup.known import OWN_PICTURE, Known, Picture

_ALONE: Final = re.compile(r"<?(https://[^\s<>]+)>?")
_RAW_PLAYER: Final = re.compile(r"(</?)(?=(?:video|audio|track|source)\b)", re.IGNORECASE)
_RAW_PICTURE: Final = re.compile(r"<img\b[^>]{0,2000}>", re.IGNORECASE)


def make_blocks(state: StateCore) -> None:
    """Rule of the renderer: mark lone pictures, put cards in place of lone links."""
    made: list[Token] = []
    tokens, index = state.tokens, 0
    while index < len(tokens):
        token = tokens[index]
        inline = tokens[index + 1] if token.type == "paragraph_open" else None
        alone = _ALONE.fullmatch(inline.content.strip()) if inline is not None else None
        embed = embed_of(alone[1]) if alone else None
        if embed is not None:
            made.append(Token("embed", "", 0, meta={"embed": embed}, block=True))
            index += 3
            continue
        if inline is not None and _is_pictures(inline):
            token.hidden = tokens[index + 2].hidden = True
        made.append(token)
        index += 1
    state.tokens = made


def card(embed: Embed) -> str:
    """The card of a page elsewhere: a link that knows its frame."""
    address = html.escape(embed.address)
    words = html.escape(f"{embed.host}: {embed.address.removeprefix('https://')}")
    return (
        f'<figure class="embed"><a href="{address}" data-frame="{html.escape(embed.frame)}">'
        f"{words}</a></figure>\n"
    )


def picture(address: str, *, alt: str, title: str, known: Known, alone: bool) -> str:
    """A picture of this site as an image, a film or sound with its player, a deleted one as a gap,
    any other as a link to it.
    """
    own = OWN_PICTURE.fullmatch(address)
    if own is None:
        return f'<a href="{html.escape(address)}">{html.escape(alt or address)}</a>'
    found = known.pictures.get(own[1])
    if found is None or not _is_form(own[2], found):
        tag = "figure" if alone else "span"
        return f'<{tag} class="gap">{html.escape(alt or title or "\u2014")}</{tag}>'
    if own[2] != PICTURE:
        shown = _player(address, found, words=alt or found.alt)
        # What is only heard is labelled for the eye as well.
        title = title or ((alt or found.alt) if own[2] in SOUNDS else "")
    else:
        shown = _image(own[1], found, alt=alt or found.alt)
    if not alone:
        return shown
    words = f"<figcaption>{html.escape(title)}</figcaption>" if title else ""
    return f"<figure>{shown}{words}</figure>\n"


def _is_form(form: str, found: Picture) -> bool:
    """Whether there is such a file: a film's still is a picture, too."""
    return form == found.form or (form == PICTURE and bool(found.widths))


def with_raw_pictures(raw: str, *, known: Known) -> str:
    """Raw HTML with its images made as Markdown's are, and without players, which are ours to
    make: they wait until they are pressed.
    """

    def made(match: re.Match[str]) -> str:
        found = _Attributes()
        found.feed(match[0])
        address, alt = found.values.get("src") or "", found.values.get("alt") or ""
        return picture(address, alt=alt, title="", known=known, alone=False) if address else ""

    return _RAW_PICTURE.sub(made, _RAW_PLAYER.sub(r"\1x-", raw))


def _is_pictures(inline: Token) -> bool:
    """Whether a paragraph is nothing but pictures of this site; marks them as standing alone."""
    children = inline.children or []
    pictures = [child for child in children if child.type == "image"]
    rest = [child for child in children if child.type not in ("image", "softbreak")]
    if not pictures or any(child.content.strip() or child.type != "text" for child in rest):
        return False
    if not all(OWN_PICTURE.fullmatch(str(child.attrs.get("src", ""))) for child in pictures):
        return False
    for child in pictures:
        child.meta["alone"] = True
    return True


def _image(address: str, found: Picture, *, alt: str) -> str:
    whole = f"/media/{address}.webp"
    files = [
        f"/media/{address}-{width}.webp {width}w" if width != found.width else f"{whole} {width}w"
        for width in found.widths
    ]
    several = f' srcset="{", ".join(files)}" sizes="{SIZES}"' if len(files) > 1 else ""
    return (
        f'<img src="{whole}"{several} width="{found.width}" height="{found.height}"'
        f' alt="{html.escape(alt)}" loading="lazy" decoding="async">'
    )


def _player(address: str, found: Picture, *, words: str) -> str:
    """A film or sound that loads when it is pressed; where none plays, a link to it."""
    tag = "audio" if found.form in SOUNDS else "video"
    stem = address.rpartition(".")[0]
    seen = (
        f' poster="{stem}.{PICTURE}" width="{found.width}" height="{found.height}" playsinline=""'
    )
    label = f' aria-label="{html.escape(words)}"' if words else ""
    link = f'<a href="{address}">{html.escape(words or address)}</a>'
    tracks = "".join(
        f'<track kind="captions" src="{stem}-{code}.vtt" srclang="{code}"'
        f' label="{html.escape(name)}">'
        for code, name in found.tracks
    )
    more = seen + label if tag == "video" else label
    return f'<{tag} src="{address}" controls="" preload="none"{more}>{tracks}{link}</{tag}>'


class _Attributes(HTMLParser):
    """The attributes of the one tag that is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.values: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values = dict(attrs)
