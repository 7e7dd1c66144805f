"""One payout to the last unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.shown.rewards import Drawing, Fact


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from votes to tokens: in words, then in figures."""

    title: str
    words: str
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Got:
    """What one of those who share a payout was due and got; "" where there is no such figure."""

    who: str
    paid: str
    url: str = ""
    note: str = ""
    share: str = ""
    kept_before: str = ""
    kept: str = ""
    #: In what it was paid.
    means: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """An estimate while voting went on, or in the end the grant, and what had changed since the
    one before.
    """

    when: str
    amount: str
    changes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PayoutPage:
    """The account of a payout."""

    title: str
    url: str
    lead: str
    explanation: str
    drawing: Drawing | None
    steps: Sequence[Step]
    #: Empty where nobody was paid.
    got: Sequence[Got]
    #: Whether the reader is one of them: what they keep is told to them alone.
    shares: bool
    total: str
    #: What the reader's own vote was due and got.
    mine: Sequence[Fact]
    #: Oldest first, the grant last; empty where no estimate was written down.
    on_the_way: Sequence[OnTheWay]
    checks: Sequence[Fact]
    votes_url: str
    data_url: str
