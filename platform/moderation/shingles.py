"""How much of a text stands in an older one: the runs of words that they share. Pure.

Each run of five words, folded, has a hash of 64 bits. Of a long text only the hashes are kept
whose last bits are zero, as many bits as leave `MOST` or fewer: its level. Texts of different
length can then be compared at the coarser of the two levels, where both kept the same part of all
runs. The share of a text's runs that an older text has estimates how much of it was taken over,
whatever was added around it; it is exact at level 0.

Quotations and code are left out: who quotes says so. Order of blocks, case, punctuation and markup
change little; a translation shares nothing.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from html.parser import HTMLParser
from typing import Final

from articles.folding import MAX_HASHES, folded

RUN: Final = 5
MOST: Final = MAX_HASHES
#: Fewer words are too few to be somebody's own.
LEAST_WORDS: Final = 50
#: Shared hashes that are too few to be more than chance and set phrases.
LEAST_SHARED: Final = 8
#: From this share on a text is told of, in basis points.
THRESHOLD_BP: Final = 5_000

_LEFT_OUT: Final = frozenset(("blockquote", "pre", "code", "figcaption", "math", "svg"))
_BLOCKS: Final = frozenset(
    ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "summary", "br", "hr")
)
#: The folding looks at 50,000 characters of a part.
_PART: Final = 40_000
_ADDRESS: Final = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Print:
    """The hashes that are kept of a text, as signed numbers of 64 bits, and their level."""

    words: int
    level: int
    hashes: frozenset[int]

    def at(self, level: int) -> int:
        """How many of the hashes a coarser level keeps."""
        return sum(1 for each in self.hashes if _is_kept(each, level))


def own_words(html: str) -> list[str]:
    """The folded words of rendered HTML, without quotations, code and addresses."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = _ADDRESS.sub(" ", "".join(reader.parts))
    return folded(*(text[at : at + _PART] for at in range(0, len(text), _PART))).split()


def print_of(words: Collection[str]) -> Print:
    """The hashes that are kept of a text of these words; none where they are too few."""
    if len(words) < LEAST_WORDS:
        return Print(len(words), 0, frozenset())
    every, level = frozenset(_hashes(list(words))), 0
    while len(every) > MOST:
        level += 1
        every = frozenset(each for each in every if _is_kept(each, level))
    return Print(len(words), level, every)


def contained_bp(new: Print, *, level: int, shared: int) -> int:
    """How much of the new text stands in an older one of that level with which it shares so many
    hashes, in basis points rounded down; 0 where that is too few to tell.
    """
    comparable = new.at(max(new.level, level))
    if shared < LEAST_SHARED or not comparable:
        return 0
    return min(10_000, shared * 10_000 // comparable)


def _hashes(words: list[str]) -> Iterable[int]:
    for at in range(len(words) - RUN + 1):
        run = " ".join(words[at : at + RUN]).encode()
        yield int.from_bytes(blake2b(run, digest_size=8).digest(), signed=True)


def _is_kept(value: int, level: int) -> bool:
    return not value & ((1 << level) - 1)


class _Reader(HTMLParser):
    """Gathers the words of a page outside of what is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Go into it, or begin a block."""
        self._inside += tag in _LEFT_OUT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Go out of it, or end a block."""
        self._inside -= tag in _LEFT_OUT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._inside:
            self.parts.append(data)
