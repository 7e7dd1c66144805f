"""A wallet as a bank statement."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.phrases import When
from frontend.shown.rewards import Fact
from frontend.shown.votes import Gauge
from frontend.shown.years import Chart


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement in a wallet, as a sentence."""

    words: str
    amount: str
    #: The clock of its day; `when` is exact.
    time: str
    when: When
    state: str
    incoming: bool
    url: str = ""
    #: What the sender wrote beside it.
    memo: str = ""
    #: The batch whose memo the viewer may erase; 0 for none.
    erasable: int = 0
    #: In the place of the words, when and by whom they were erased.
    erased: str = ""
    #: The receipt, for who has the wallet.
    receipt_url: str = ""


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
    #: Whether the two balances are words for who wants to see no sums.
    hidden: bool = False
    budget: Gauge | None = None
    leaving: str = ""
    #: Loans out and in, steps to come, and what may still be earned: apart from the balance.
    standing: Sequence[Fact] = ()
    more_url: str = ""
    csv_url: str = ""
    #: What was earned by month, on the first page of one's own.
    chart: Chart | None = None
    year: int = 0
    #: Who may look at it, for its owner.
    seen_by: str = ""


@dataclass(frozen=True, slots=True)
class KeptWallet:
    """What is said of a wallet that its owner keeps to themselves."""

    title: str
    lead: str


@dataclass(frozen=True, slots=True)
class LoanLine:
    """Power that is lent to somebody, and what they did with what they have."""

    #: The account's name, empty where the wallet is nobody's.
    name: str
    shown: str
    facts: Sequence[Fact]
    change_url: str
    end_url: str


@dataclass(frozen=True, slots=True)
class BorrowedLine:
    """Power that somebody lends oneself."""

    #: The account's name, empty where the wallet is nobody's.
    name: str
    shown: str
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class LoansPage:
    """Everybody whom one lends power, some to a page, and who lends oneself."""

    loans: Sequence[LoanLine]
    more_url: str = ""
    #: On the first page.
    borrowed: Sequence[BorrowedLine] = ()
