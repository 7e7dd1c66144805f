"""Which passages of two texts are the same words, to be shown side by side. Pure.

A passage is a run of `RUN` words or more that the other text has too, whatever their case and
whatever stands between them; time and memory grow with the length of both texts and no faster.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from articles.folding import folded
from moderation.shingles import RUN

#: Characters of each text that are compared.
MOST: Final = 50_000
_PARTS: Final = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some of a text as it stands there, and whether the other text has it too."""

    words: str
    shared: bool


def side_by_side(one: str, other: str) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """Both texts, each cut where shared and own passages meet; joined they are what was given, up
    to the first `MOST` characters.
    """
    first, second = _Text(one[:MOST]), _Text(other[:MOST])
    shared = first.runs() & second.runs()
    return first.marked(shared), second.marked(shared)


class _Text:
    """A text in parts, and the words that they fold to with the part that each is in."""

    def __init__(self, text: str) -> None:
        self._parts = _PARTS.findall(text)
        self._words: list[str] = []
        self._part_of: list[int] = []
        for at, part in enumerate(self._parts):
            for word in folded(part).split():
                self._words.append(word)
                self._part_of.append(at)

    def runs(self) -> set[tuple[str, ...]]:
        """Every run of its words."""
        return set(self._runs())

    def _runs(self) -> Iterator[tuple[str, ...]]:
        for at in range(len(self._words) - RUN + 1):
            yield tuple(self._words[at : at + RUN])

    def marked(self, shared: set[tuple[str, ...]]) -> Sequence[Passage]:
        """Its passages; what stands between two parts of one run belongs to it."""
        is_shared = [False] * len(self._parts)
        for at, run in enumerate(self._runs()):
            if run in shared:
                first, last = self._part_of[at], self._part_of[at + RUN - 1]
                is_shared[first : last + 1] = [True] * (last + 1 - first)
        passages: list[Passage] = []
        begin = 0
        for at in range(1, len(self._parts) + 1):
            if at == len(self._parts) or is_shared[at] != is_shared[begin]:
                passages.append(Passage("".join(self._parts[begin:at]), is_shared[begin]))
                begin = at
        return passages
