"""Where two texts differ, as pairs of paragraphs with the words marked. Pure, and bounded.

Paragraphs are paired first, then the words inside each pair that differs; empty lines do not
count. Comparing takes time with the square of the length in the worst case; what is longer than
the bounds is shown as changed whole, which is true and still quick.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

MAX_PARAGRAPHS: Final = 1_500
MAX_WORDS: Final = 1_200

_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and whether the other text lacks them."""

    words: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch of the one text beside the same stretch of the other; either may be empty."""

    old: tuple[Run, ...]
    new: tuple[Run, ...]

    @property
    def same(self) -> bool:
        """Whether both sides say the same."""
        return self.old == self.new and not any(run.changed for run in self.old)


def compare(old: str, new: str) -> list[Pair]:
    """Return both texts in pairs. Joined with line feeds, each side gives its text again."""
    before, after = old.split("\n"), new.split("\n")
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    middle = slice(head, len(before) - tail), slice(head, len(after) - tail)
    return [
        *_equal(before[:head]),
        *_paired(before[middle[0]], after[middle[1]]),
        *_equal(before[len(before) - tail :]),
    ]


def changed_bp(old: str, new: str) -> int:
    """How much of the words of the longer text the other lacks, in basis points, rounded up.

    Words are counted wherever they stand, so it takes time with the length alone: a text that was
    only put in another order has not changed by this measure.
    """
    before, after = Counter(re.findall(r"\w+", old)), Counter(re.findall(r"\w+", new))
    longer = max(before.total(), after.total())
    if not longer:
        return 0 if old == new else 10_000
    return -(-10_000 * (longer - (before & after).total()) // longer)


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many items both begin with."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _equal(lines: Sequence[str]) -> Iterator[Pair]:
    if lines:
        words = (Run("\n".join(lines)),)
        yield Pair(words, words)


def _paired(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    if not before and not after:
        return
    if max(len(before), len(after)) > MAX_PARAGRAPHS:
        yield _whole("\n".join(before), "\n".join(after))
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            yield from _equal(before[a:b])
        elif b - a == d - c:
            yield from map(_marked, before[a:b], after[c:d])
        else:
            yield _marked("\n".join(before[a:b]), "\n".join(after[c:d]))


def _marked(old: str, new: str) -> Pair:
    """Both with the words marked that the other lacks."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if not before or not after or max(len(before), len(after)) > MAX_WORDS:
        return _whole(old, new)
    left: list[Run] = []
    right: list[Run] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if b > a:
            left.append(Run("".join(before[a:b]), kind != "equal"))
        if d > c:
            right.append(Run("".join(after[c:d]), kind != "equal"))
    return Pair(tuple(left), tuple(right))


def _whole(old: str, new: str) -> Pair:
    return Pair((Run(old, changed=True),) if old else (), (Run(new, changed=True),) if new else ())
