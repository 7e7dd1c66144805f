"""What became of a text, version by version."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.differences import Pair
from frontend.phrases import When


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the list."""

    number: int
    name: str
    title: str
    when: When
    note: str
    changed: str
    late: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What changed beside the words."""

    words: str
    when: When


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of versions, and the two that are compared; 0 and nothing where there is only one."""

    versions: Sequence[VersionLine]
    #: Where the list goes on, and where it begins if this is not its beginning; "" for nowhere.
    before: str
    first_url: str
    older_url: str
    old: int
    new: int
    heading: str
    pairs: Sequence[Pair]
    #: What the two that are compared are called.
    old_name: str = ""
    new_name: str = ""
    changes: Sequence[ChangeLine] = ()
    #: Of the text.
    title: str = ""
    url: str = ""
    #: Taken away, with every version.
    gone: bool = False
