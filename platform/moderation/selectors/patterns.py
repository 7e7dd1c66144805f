"""What the site counts among a few accounts, from its own rows: who voted for whom and for what
sums, who sent whom tokens, who lends whom power. Officers name the accounts and the rounds, and
type no figure.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, Sum

from accounts.models import Account
from curation.models import Vote, Work
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Delegation, Transfer
from ledger.selectors import share_price
from ledger.wallets import FIRST_OPEN_WALLET
from moderation.models import FindingPair
from moderation.models.finding_pair import MOST_WORKS
from rewards.models import Cycle
from rewards.selectors import estimates

_BASIS: Final = 10_000
#: Works that are still to be paid.
_OPEN: Final = Q(paid_at=None, disqualified_at=None, declined=False)


@dataclass(slots=True)
class Pair:
    """From one account to another, by their numbers in a finding; sums are milli-INK."""

    voter: int
    author: int
    votes: int = 0
    of_votes: int = 0
    works: list[int] = field(default_factory=list)
    granted: int = 0
    estimated: int = 0
    transfers: int = 0
    sent: int = 0
    lent: int = 0

    @property
    def share_bp(self) -> int:
        """Which part of all upvotes of the one went to the other, rounded down."""
        return self.votes * _BASIS // self.of_votes if self.of_votes else 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted in a span; pairs with nothing between them are left out."""

    #: None from the first vote on.
    since: datetime | None
    until: datetime
    pairs: Sequence[Pair]
    #: Texts and answers that were voted for; one that several voted for counts once.
    works: int

    @property
    def votes(self) -> int:
        """Upvotes of these accounts for each other."""
        return sum(each.votes for each in self.pairs)

    @property
    def transfers(self) -> int:
        """Transfers, and loans that stand."""
        return sum(each.transfers + (each.lent > 0) for each in self.pairs)


def count_among(
    accounts: Sequence[Account], *, first_cycle: int, last_cycle: int | None, now: datetime
) -> Counted:
    """What stands between accounts, numbered from 1 in their order: upvotes as they stand, cast
    after the round before the first one until the last one, and what was sent then; loans as they
    are now. Ten queries at most, which read the votes and transfers of these accounts alone.
    """
    since, until = _span(first_cycle, last_cycle, now)
    numbers = {account.wallet_id: number for number, account in enumerate(accounts, 1)}
    pairs: dict[tuple[int, int], Pair] = {}

    def pair(one: int, other: int) -> Pair:
        key = (numbers[one], numbers[other])
        return pairs.setdefault(key, Pair(*key))

    works = _count_votes(numbers, pair, within=_within("at", since, until), now=now)
    moved = Transfer.objects.filter(
        _within("batch__recorded_at", since, until),
        debit__in=numbers,
        debit__gte=FIRST_OPEN_WALLET,
        credit__in=numbers,
        code__in=(Code.TRANSFER, Code.TIP),
        asset=Asset.INK,
    )
    sums = moved.values("debit", "credit").annotate(times=Count("pk"), total=Sum("amount"))
    for one, other, times, total in sums.values_list("debit", "credit", "times", "total"):
        pair(one, other).transfers, pair(one, other).sent = times, total
    loans = Delegation.objects.filter(delegator__in=numbers, delegatee__in=numbers)
    lent = list(loans.values_list("delegator", "delegatee", "amount"))
    price = share_price() if lent else None
    for one, other, amount in lent:
        pair(one, other).lent = price.ink_for_vests(amount) if price else 0
    return Counted(since, until, ordered(pairs.values()), works)


def pairs_of(finding: int) -> Sequence[Pair]:
    """What was counted when a finding was opened. One query."""
    names = [each.name for each in Pair.__dataclass_fields__.values()]
    rows = FindingPair.objects.filter(finding=finding).values_list(*names)
    return ordered(Pair(*row) for row in rows)


def ordered(pairs: Iterable[Pair]) -> Sequence[Pair]:
    """Both ways of two accounts beside each other, those with most votes first."""
    found = list(pairs)
    both: dict[frozenset[int], int] = {}
    for each in found:
        two = frozenset((each.voter, each.author))
        both[two] = both.get(two, 0) + each.votes

    def place(each: Pair) -> tuple[int, int, int, int, int]:
        low, high = sorted((each.voter, each.author))
        return -both[frozenset((low, high))], low, high, -each.votes, each.voter

    return sorted(found, key=place)


def _span(
    first_cycle: int, last_cycle: int | None, now: datetime
) -> tuple[datetime | None, datetime]:
    """From the end of the round before the first one to that of the last one, or to now."""
    before = Cycle.objects.filter(number__lt=first_cycle, time__lt=now).order_by("-number")
    since = before.values_list("time", flat=True).first()
    until = None
    if last_cycle is not None:
        until = (
            Cycle.objects.filter(pk=last_cycle, time__lte=now)
            .values_list("time", flat=True)
            .first()
        )
    return since, until or now


def _within(moment: str, since: datetime | None, until: datetime) -> Q:
    found = Q(**{f"{moment}__lte": until})
    return found if since is None else found & Q(**{f"{moment}__gt": since})


def _count_votes(
    numbers: Mapping[int, int], pair: Callable[[int, int], Pair], *, within: Q, now: datetime
) -> int:
    """Count upvotes of these wallets for each other, and return on how many works. Two queries,
    and three for works whose reward is open.
    """
    upvotes = Vote.objects.filter(within, voter__in=numbers, weight_bp__gt=0)
    cast = upvotes.order_by().values("voter").annotate(times=Count("seq"))
    totals = dict(cast.values_list("voter", "times"))
    rows = (
        upvotes.filter(work__author__in=numbers)
        .order_by("-work")
        .values_list(
            "voter",
            "work",
            "work__author",
            "work__rules",
            "work__payout__payout",
            Exists(Work.objects.filter(_OPEN, pk=OuterRef("work"))),
        )
    )
    seen, waiting = set[int](), dict[int, str]()
    open_: list[tuple[Pair, int]] = []
    for voter, work, author, rules, granted, is_open in rows.iterator():
        if voter == author:
            continue
        found = pair(voter, author)
        found.votes, found.of_votes = found.votes + 1, totals[voter]
        found.granted += granted or 0
        if len(found.works) < MOST_WORKS:
            found.works.append(work)
        seen.add(work)
        if is_open:
            waiting[work] = rules
            open_.append((found, work))
    stands = estimates(waiting, now=now) if waiting else {}
    for found, work in open_:
        found.estimated += stands.get(work, 0)
    return len(seen)
