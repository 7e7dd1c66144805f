"""The part of a comment tree that a page shows, in an order of its reader's choice. Pure.

Whatever the order, an answer stays under what it answers. A page has whole branches, each folded
where it is long or deep; what is folded has an address of its own. So a page of a thread of
thousands is as short as one of fifty.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from articles.threads import STEP

#: Answers shown in one branch, and how deep it is shown.
BRANCH: Final = 12
DEEPEST: Final = 6


class Order(StrEnum):
    """What comes first among answers to the same text."""

    REWARD = "reward"
    VOTES = "votes"
    NEWEST = "newest"
    OLDEST = "oldest"


class Leaf(NamedTuple):
    """What the order needs to know of one comment: a row, as a thread may have thousands."""

    path: str
    number: int
    #: Of the upvotes alone, as a dispute moves no text.
    strength: int
    votes: int


@dataclass(slots=True)
class Branch:
    """A comment, its answers that are shown, and how many below it are not."""

    number: int
    path: str
    answers: list["Branch"] = field(default_factory=list)
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Branches of a page, and the path behind which the next page goes on; "" at the end."""

    branches: Sequence[Branch]
    after: str


type Tree = dict[str, list[Leaf]]
type Key = Callable[[Leaf], tuple[int, ...]]


def part(
    leaves: Sequence[Leaf], *, root: str = "", order: Order, after: str = "", limit: int
) -> Part:
    """The branches under `root` behind the one at `after`: whole ones, at most `limit` comments
    together or one branch alone.

    `leaves` are everything under the root. An `after` that is no branch is read as the beginning.
    """
    below: Tree = defaultdict(list)
    for leaf in leaves:
        below[leaf.path[:-STEP]].append(leaf)
    key = _KEYS[order]
    tops = sorted(below.get(root, ()), key=key)
    places = {leaf.path: place for place, leaf in enumerate(tops)}
    start = places.get(after, -1) + 1
    shown: list[Branch] = []
    count = 0
    for leaf in tops[start:]:
        branch, size = _branch(leaf, below, key, room=BRANCH, depth=1)
        if shown and count + size > limit:
            return Part(shown, shown[-1].path)
        shown.append(branch)
        count += size
    return Part(shown, "")


def _branch(leaf: Leaf, below: Tree, key: Key, *, room: int, depth: int) -> tuple[Branch, int]:
    """A comment with at most `room` comments in all, and how many they are."""
    branch, size = Branch(leaf.number, leaf.path), 1
    for answer in sorted(below.get(leaf.path, ()), key=key):
        if size >= room or depth >= DEEPEST:
            branch.folded += _size(answer.path, below)
            continue
        inner, count = _branch(answer, below, key, room=room - size, depth=depth + 1)
        branch.answers.append(inner)
        size += count
    return branch, size


def _size(path: str, below: Tree) -> int:
    """A comment and all below it."""
    count, waiting = 0, [path]
    while waiting:
        count += 1
        waiting.extend(leaf.path for leaf in below.get(waiting.pop(), ()))
    return count


_KEYS: Final[dict[Order, Key]] = {
    Order.REWARD: lambda leaf: (-leaf.strength, leaf.number),
    Order.VOTES: lambda leaf: (-leaf.votes, leaf.number),
    Order.NEWEST: lambda leaf: (-leaf.number,),
    Order.OLDEST: lambda leaf: (leaf.number,),
}
