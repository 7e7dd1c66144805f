"""Blocks of the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.phrases import When
from frontend.shown.rewards import Fact


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block in the list."""

    height: int
    url: str
    when: When
    leaves: str
    root: str
    short_root: str
    state: str


@dataclass(frozen=True, slots=True)
class LeafRow:
    """One leaf of a block."""

    index: int
    words: str
    hash: str
    short: str


@dataclass(frozen=True, slots=True)
class BlockPage:
    """One block with its signed summary."""

    title: str
    lead: str
    facts: Sequence[Fact]
    note: str
    leaves: Sequence[LeafRow]
    leaves_more: str = ""
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class BlocksPage:
    """The list of blocks under the supply."""

    blocks: Sequence[BlockRow]
    supply: Sequence[Fact] = ()
    more_url: str = ""
    #: Whether it is published as files.
    is_published: bool = False
