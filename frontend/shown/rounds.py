"""Payout rounds and rule sets."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from frontend.phrases import When
from frontend.shown.recomputing import Published
from frontend.shown.rewards import Fact


@dataclass(frozen=True, slots=True)
class CycleRow:
    """One payout round in the list."""

    number: int
    url: str
    when: When
    works: str
    paid: str
    state: str


@dataclass(frozen=True, slots=True)
class CyclesPage:
    """The list of payout rounds."""

    cycles: Sequence[CycleRow]
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class PayoutRow:
    """What one work was paid."""

    title: str
    author: str
    curators: str
    total: str
    url: str = ""
    #: What of the total is neither the author's nor the curators', in words.
    rest: Sequence[str] = ()
    #: Where every figure stands; "" while the reward is on hold, and where nobody may read it.
    account_url: str = ""


@dataclass(frozen=True, slots=True)
class CyclePage:
    """One payout round."""

    title: str
    lead: str
    facts: Sequence[Fact]
    payouts: Sequence[PayoutRow]
    more_url: str = ""
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class RulesPart:
    """A group of figures of a rule set."""

    title: str
    facts: Sequence[Fact] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class RulesPage:
    """A rule set as figures."""

    title: str
    parts: Sequence[RulesPart]


@dataclass(frozen=True, slots=True)
class Era:
    """A rule set and from when it held, holds or will hold."""

    name: str
    url: str
    starts: str
    state: str
    #: When it was made known, and why it came, in the words of who proposed it; "" of the first.
    known: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of two rule sets."""

    part: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RuleBookPage:
    """The rules in force, what is coming, and what held before."""

    lead: str
    coming: Era | None
    changes: Sequence[Change]
    rules: RulesPage
    #: The newest first, with those in force and to come.
    eras: Sequence[Era]
