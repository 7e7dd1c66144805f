"""The table of contents of a rendered text, read back from its headings."""

import html
import re
from dataclasses import dataclass
from typing import Final

_HEADING: Final = re.compile(r'<h([2-6]) id="(s-[a-z0-9-]+)">(.*?)</h\1>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 2, the id to link to, and its words."""

    level: int
    id: str
    text: str


def contents(rendered: str, *, deepest: int = 3) -> tuple[Heading, ...]:
    """The headings of stored HTML down to a level, in their order. A comment's have no ids."""
    return tuple(
        Heading(int(level), name, " ".join(html.unescape(_TAG.sub("", words)).split()))
        for level, name, words in _HEADING.findall(rendered)
        if int(level) <= deepest
    )
