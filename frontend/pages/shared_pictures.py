"""The picture that other sites show of a text: its cover, or else the first that stands in it."""

import re
from html.parser import HTMLParser
from typing import Final

from articles.selectors import ArticlePage as Found
from frontend.pages.media import shown_cover
from frontend.shown.pictures import Picture

#: Others show no smaller ones: what is smaller here is a mark in the text and not its picture.
SMALLEST: Final = 200
_SHOWN: Final = re.compile(r'<(?:img|video)\b(?:[^">]|"[^"]*")*>')


def shared_picture(found: Found) -> Picture | None:
    """What stands for the text elsewhere; None where it shows nothing, and where its readers are
    warned first.
    """
    if found.card.labels.sensitive:
        return None
    return shown_cover(found.card.cover) or first_picture(found.html)


def first_picture(html: str) -> Picture | None:
    """The first picture in a rendered text, or still of a film, that is large enough."""
    for tag in _SHOWN.finditer(html):
        read = _Tag()
        read.feed(tag[0])
        if (picture := read.picture()) is not None:
            return picture
    return None


class _Tag(HTMLParser):
    """The attributes of the one tag that is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values = {name: value or "" for name, value in attrs}

    def picture(self) -> Picture | None:
        """It as a picture; None for a small one, and for one without a size."""
        width, height = (self.values.get(side, "") for side in ("width", "height"))
        if not (width.isdecimal() and height.isdecimal()):
            return None
        if min(int(width), int(height)) < SMALLEST:
            return None
        return Picture(
            url=self.values.get("poster") or self.values.get("src", ""),
            srcset="",
            width=int(width),
            height=int(height),
            alt=self.values.get("alt") or self.values.get("aria-label", ""),
        )
