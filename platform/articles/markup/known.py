"""What a text refers to, and what the renderer is told about it.

The renderer knows no database: whoever calls it looks up the pictures and people that
`references` found and hands over those that there are. Everything else stays plain words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from articles.films import CONTENT_TYPES, PICTURE

MAX_PICTURES: Final = 300
MAX_PEOPLE: Final = 200

#: A picture, film or sound of this site, as authors write it.
OWN_PICTURE: Final = re.compile(
    rf"/media/([0-9a-f]{{32}})\.({'|'.join((PICTURE, *CONTENT_TYPES))})"
)
#: Somebody's name behind an @ that begins a word. Longer than names may be is no name.
MENTION: Final = re.compile(
    r"(?<![\w/@.+-])@([A-Za-z][A-Za-z0-9.-]{1,14}[A-Za-z0-9])(?![\w@-]|\.\w)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A living picture of this site, a film with its still, or a sound.

    `widths` are those of the picture's files, the full one last; a sound has none.
    """

    width: int
    height: int
    widths: tuple[int, ...]
    alt: str = ""
    form: str = PICTURE
    #: Captions of a film: codes of their languages, with the languages' own names.
    tracks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of that which a text refers to: pictures by address, people by name."""

    pictures: Mapping[str, Picture]
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class References:
    """Addresses of pictures and names of people in a source, each once; more than is shown."""

    pictures: frozenset[str]
    people: frozenset[str]


NOTHING: Final = Known(MappingProxyType({}), frozenset())


def references(source: str) -> References:
    """What to look up before rendering: the first 300 pictures and the first 200 people."""
    return References(
        pictures=_first(OWN_PICTURE, source, most=MAX_PICTURES),
        people=_first(MENTION, source, most=MAX_PEOPLE),
    )


def _first(pattern: re.Pattern[str], source: str, *, most: int) -> frozenset[str]:
    found: dict[str, None] = {}
    for match in pattern.finditer(source):
        found[match[1].lower()] = None
        if len(found) == most:
            break
    return frozenset(found)
