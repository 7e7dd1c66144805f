"""What the templates show: frozen rows whose every field is ready to print.

The views fill these from the selectors; a template only lays them out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from frontend.phrases import When


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it: the account's name and what the person is called."""

    name: str
    shown: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """The community a text stands in."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """The vote control of one work as one reader sees it."""

    work: int
    count: str
    url: str
    #: Whether this reader's vote would still be taken.
    open: bool
    mine: bool = False
    percent: int = 100
    budget: str = ""
    reasons: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of figures: a label, its value, and where it leads."""

    label: str
    value: str
    url: str = ""
    mono: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reward:
    """What a work earns or has earned: short for lists, long where it explains itself."""

    line: str
    long: str = ""
    is_money: bool = False
    explanation: str = ""
    how: Sequence[Fact] = ()
    cycle: int | None = None
    cycle_words: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One text in a list."""

    work: int
    url: str
    title: str
    excerpt: str
    author: Author
    when: When
    reading: str
    replies: str
    ballot: Ballot
    reward: Reward
    community: Room | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to order a list."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Weather:
    """How full the reward pool is."""

    fund: str
    words: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of texts with the reason for its order."""

    cards: Sequence[Card]
    title: str = ""
    lead: str = ""
    why: str = ""
    tabs: Sequence[Tab] = ()
    more_url: str = ""
    weather: Weather | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment at its depth in the thread."""

    work: int
    step: int
    author: Author
    when: When
    html: SafeString
    ballot: Ballot
    reward: Reward
    reply_url: str
    label: str
    field_id: str
    revision: str = ""
    #: Taken down by its author: the place in the thread stays, the words are gone.
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote in the list beside a text."""

    name: str
    weight: str
    dispute: bool = False


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A text with all that stands around it."""

    url: str
    permlink: str
    title: str
    excerpt: str
    html: SafeString
    author: Author
    when: When
    reading: str
    ballot: Ballot
    reward: Reward
    replies: str
    reply_url: str
    comments: Sequence[Comment]
    tags: Sequence[str] = ()
    community: Room | None = None
    language: str = ""
    edited: When | None = None
    revision: str = ""
    mine: bool = False
    can_follow: bool = False
    following: bool = False
    votes: Sequence[Vote] = ()
    votes_more: str = ""
    more_comments_url: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """The head of a profile."""

    name: str
    shown: str
    about: str
    joined: str
    followers: str
    following_count: str
    wallet: int
    can_follow: bool = False
    followed: bool = False


@dataclass(frozen=True, slots=True)
class CommunityHead:
    """The head of a community's page, and its entry in the list."""

    slug: str
    title: str
    about: str
    members: str
    wallet: int = 0
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Gauge:
    """How much of the voting budget is left, in words and in thousandths."""

    words: str
    permille: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement in a wallet, as a sentence."""

    words: str
    amount: str
    time: str
    iso: str
    state: str
    incoming: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """The entries of one day."""

    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class WalletPage:
    """A wallet as a bank statement."""

    title: str
    lead: str
    liquid: str
    power: str
    power_words: str
    days: Sequence[Day]
    mine: bool = False
    budget: Gauge | None = None
    leaving: str = ""
    more_url: str = ""


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


@dataclass(frozen=True, slots=True)
class CyclePage:
    """One payout round."""

    title: str
    lead: str
    facts: Sequence[Fact]
    payouts: Sequence[PayoutRow]
    more_url: str = ""


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
