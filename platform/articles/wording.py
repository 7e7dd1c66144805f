"""Small texts around a text: titles, tags, permlinks, excerpts. Pure: no database, no clock."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

MAX_TITLE: Final = 255
MAX_BODY: Final = 200_000
MAX_COMMENT: Final = 20_000
MAX_NOTE: Final = 200
MAX_TAGS: Final = 8
MAX_TAG: Final = 32
MAX_PHRASE: Final = 80
MAX_PERMLINK: Final = 255
PERMLINK_PATTERN: Final = r"^[a-z0-9-]{1,255}$"
TAG_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE_PATTERN: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
WORDS_PER_MINUTE: Final = 230

# Letters that NFKD leaves whole, as they are written where there is only ASCII.
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l"}
)
# Controls, and marks that turn the direction of what follows: they have no place in one line.
_INVISIBLE: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def count_words(text: str) -> int:
    """How many words there are; a dash, a bar or a mark of Markdown that stands alone is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def minutes(words: int) -> int:
    """Reading time, rounded up: every text takes a minute."""
    return max(1, -(-words // WORDS_PER_MINUTE))


def one_line(text: str) -> str:
    """Return a title as it is stored: composed letters, single blanks, nothing invisible."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", _storable(text))).split())


def plain_source(text: str) -> str:
    """Return a body as it is stored: line feeds alone end lines, and no NUL, which has no text."""
    return _storable(text).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def slug(text: str, *, limit: int) -> str:
    """Return what of `text` can stand in an address: a to z, digits, single hyphens; or ""."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    ascii_only = folded.encode("ascii", "ignore").decode("ascii")
    joined = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", ascii_only)))
    if len(joined) <= limit:
        return joined
    cut = joined[: limit + 1].rpartition("-")[0] or joined[:limit]
    return cut.strip("-")


def article_permlink(title: str, *, at: datetime) -> str:
    """The address an article wants, from its title; where no letter remains, from its time."""
    return slug(title, limit=80) or f"text-{at:%Y-%m-%d}"


def comment_permlink(parent: str, *, at: datetime) -> str:
    """The address a comment wants, from what it answers and its time."""
    return f"re-{parent.removeprefix('re-')[:80].strip('-')}-{at:%Y%m%dt%H%M%S}"


#: Words that mean a page of the site behind somebody's name, or begin the address of one; no text
#: can have them.
RESERVED: Final = frozenset(
    (
        "about",
        "collections",
        "comments",
        "follow",
        "followers",
        "following",
        "keep-away",
        "report",
        "reshares",
        "series",
    )
)


def free_permlink(wanted: str, *, taken: Collection[str]) -> str:
    """Return the address, or with the first number behind it that is free."""
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


def tags_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are stored: without hash, in ASCII, each once, in the order given."""
    made = (slug(word.lstrip("#"), limit=MAX_TAG) for word in words)
    return tuple(dict.fromkeys(tag for tag in made if tag))


def shorten(text: str, *, limit: int) -> str:
    """Return the first `limit` characters of a plain text, cut at a word and marked as cut."""
    joined = " ".join(text.split())
    if len(joined) <= limit:
        return joined
    return (joined[:limit].rpartition(" ")[0] or joined[:limit]).rstrip(" ,.;:") + "…"


def _storable(text: str) -> str:
    """Half a surrogate pair is no character; PostgreSQL and UTF-8 refuse it."""
    return text.encode("utf-8", "replace").decode("utf-8")
