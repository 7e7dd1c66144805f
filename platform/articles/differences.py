"""Where two texts differ, as pairs of paragraphs with the words marked. Pure, and bounded.

Paragraphs are paired first, then the words inside each pair that differs; empty lines do not
count. Comparing takes time with the cube of the length in the worst case, a word that is repeated
against itself; what goes beyond the bounds is shown as changed whole: true, and still quick.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

MAX_PARAGRAPHS: Final = 1_500
MAX_WORDS: Final = 1_200
#: Comparisons of two words or lines that both texts together are worth: about a second of them.
MAX_EFFORT: Final = 20_000_000

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


class _Purse:
    """What may still be spent on comparing two texts."""

    def __init__(self) -> None:
        self.left = MAX_EFFORT

    def pays(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether comparing these can be afforded, and if so, that it is.

        Each block that is found looks at every pair of equal items anew (difflib).
        """
        there = Counter(item for item in after if not item.isspace())
        worst = sum(there[item] for item in before) * min(len(before), len(after))
        if worst > self.left:
            return False
        self.left -= worst
        return True


def compare(old: str, new: str) -> list[Pair]:
    """Return both texts in pairs. Joined with line feeds, each side gives its text again."""
    purse = _Purse()
    before, after = old.split("\n"), new.split("\n")
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    middle = slice(head, len(before) - tail), slice(head, len(after) - tail)
    return [
        *_equal(before[:head]),
        *_paired(before[middle[0]], after[middle[1]], purse=purse),
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


def _paired(before: Sequence[str], after: Sequence[str], *, purse: _Purse) -> Iterator[Pair]:
    if not before and not after:
        return
    if max(len(before), len(after)) > MAX_PARAGRAPHS or not purse.pays(before, after):
        yield _whole("\n".join(before), "\n".join(after))
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            yield from _equal(before[a:b])
        elif b - a == d - c:
            for one, other in zip(before[a:b], after[c:d], strict=True):
                yield _marked(one, other, purse=purse)
        else:
            yield _marked("\n".join(before[a:b]), "\n".join(after[c:d]), purse=purse)


def _marked(old: str, new: str, *, purse: _Purse) -> Pair:
    """Both with the words marked that the other lacks."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if not before or not after or max(len(before), len(after)) > MAX_WORDS:
        return _whole(old, new)
    if not purse.pays(before, after):
        return _whole(old, new)
    left: list[Run] = []
    right: list[Run] = []
    # Blanks belong to the words beside them: no stretch begins with one.
    matcher = SequenceMatcher(str.isspace, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if b > a:
            left.append(Run("".join(before[a:b]), kind != "equal"))
        if d > c:
            right.append(Run("".join(after[c:d]), kind != "equal"))
    return Pair(tuple(left), tuple(right))


def _whole(old: str, new: str) -> Pair:
    return Pair((Run(old, changed=True),) if old else (), (Run(new, changed=True),) if new else ())
