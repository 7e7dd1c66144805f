"""A curator's desk: the budget, the record, and the votes with what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.phrases import When
from frontend.shown.votes import Gauge
from frontend.shown.years import Chart


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of this month beside that of the last."""

    label: str
    now: str
    before: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TagLine:
    """What one tag's texts paid."""

    name: str
    texts: str
    earned: str


@dataclass(frozen=True, slots=True)
class CastVote:
    """One vote and what became of it: an amount with its reason, or why there is none."""

    title: str
    url: str
    when: When
    weight: str
    dispute: bool
    #: "early", "late", or that it was a find.
    mark: str
    amount: str
    why: str
    explained_url: str = ""


@dataclass(frozen=True, slots=True)
class CuratorPage:
    """A curator's desk."""

    lead: str
    voting: Gauge
    disputing: Gauge
    pace: str
    compared: Sequence[Compared]
    find_words: str
    chart: Chart
    tags: Sequence[TagLine]
    votes: Sequence[CastVote]
    csv_url: str
    more_url: str = ""
