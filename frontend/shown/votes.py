"""Vote controls, votes and the voting budget."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.phrases import When


@dataclass(frozen=True, slots=True)
class Gauge:
    """How much of the voting budget is left, in words and in thousandths."""

    words: str
    permille: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a vote with some weight would come to, or why it would not be taken."""

    percent: int
    #: None where a vote uses nothing of it.
    budget: Gauge | None
    effect: str
    #: What the moment, or the author's choice, makes of its part of the curators' reward.
    early: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """The way to say that a reward is too much: its reasons, a weight and what that would take
    off, its own budget, until when.
    """

    reasons: Sequence[tuple[str, str]]
    percent: int
    budget: Gauge
    effect: str
    until: str
    open: bool
    #: The reader's own standing dispute.
    mine: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """The vote control of one work as one reader sees it; its addresses are made beforehand."""

    #: The work's number in plain digits: a template would write an int as numbers are read.
    work: str
    count: str
    #: The number that stands there once the control was pressed.
    count_then: str
    url: str
    #: Where pressing the control leads, and where it leads without an account.
    press_url: str
    login_url: str
    #: Whether this reader's vote would still be taken.
    open: bool
    mine: bool = False
    #: How much of a full vote the reader's own is; "" where there is none.
    weight: str = ""
    #: Why this reader is offered no vote though votes are taken.
    none: str = ""
    sheet: Sheet | None = None
    dispute: Dispute | None = None
    #: Of a short control that has a whole one: where that is.
    whole_url: str = ""
    #: Whether the number of votes is kept from this reader for now; then both are "".
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote in the list beside a text."""

    #: "" where its owner wants no name beside it.
    name: str
    weight: str
    dispute: bool = False
    #: Which version of the text it saw; "" where there was only one.
    version: str = ""
    #: Of a dispute, in words.
    reason: str = ""
    #: Of what is paid: how strong it was, what part of that counted among the curators, and what
    #: the voter was paid for it; "" where nobody was, and where it came after the end.
    strength: str = ""
    part: str = ""
    earned: str = ""
    when: When | None = None


@dataclass(frozen=True, slots=True)
class VotersPage:
    """All votes on a text, a page of them; a text that was erased has no address."""

    title: str
    url: str
    votes: Sequence[Vote]
    #: Of what is paid: where every figure stands.
    account_url: str
    paid: bool = False
    more_url: str = ""
    #: Why this reader is shown none for now; "" where they are.
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Objections:
    """The disputes of one's own text added up: how many, and which reason how often."""

    words: str
    reasons: Sequence[str]
