"""Reading what was paid, what is pending and how the fund stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import BinaryField, Exists, OuterRef, Q
from django.db.models.functions import Length, Substr

from curation.models import Work
from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.prepared import prepared_cursor
from ledger.stake import SharePrice
from ledger.wallets import SystemWallet
from rewards import columns
from rewards.errors import NoFund
from rewards.models import (
    Adoption,
    Cycle,
    Estimate,
    Fund,
    Hold,
    Payout,
    Recomputation,
    Window,
)
from rewards.models.fund import CONTENT
from rewards.models.hold import KEPT_BACK
from rewards.plan import Plan, alone, plan
from rewards.reading import carries_of, seconds, votes_of, works_by_id
from rewards.rules import RuleSet, load
from rewards.trace import (
    MOST_HEAD,
    ROW,
    Head,
    Line,
    lines_in,
    lines_of_votes,
    read_head,
    size_of_end,
)

#: Rows that the largest record could have: PostgreSQL takes no value of more bytes.
_MOST_ROWS: Final = 2**30 // ROW.itemsize
#: Voting takes seven spans, or a few more where the rules changed on the way.
_MOST_ESTIMATES: Final = 50
_PAID: Final = """
    SELECT payout.work_id, payout.payout, hold.state
    FROM rewards_payout payout LEFT JOIN rewards_hold hold ON hold.work_id = payout.work_id
    WHERE payout.work_id = ANY(%s)
"""
_FUND: Final = "SELECT recent_claims, updated_at FROM rewards_fund WHERE name = %s"


@dataclass(frozen=True, slots=True)
class Pool:
    """What every estimate is worked out against: the fund as the next cycle would find it, and
    what a share of the vesting pool is worth. A page reads it once, for all that it shows.
    """

    fund: columns.Fund
    price: SharePrice


class Paid(NamedTuple):
    """Milli-INK that a work was paid, and where they are if not with who shares it."""

    amount: int
    kept: Hold.State | None


def pool() -> Pool:
    """The pool at this moment; NoFund before genesis. Two queries."""
    with prepared_cursor() as cursor:
        cursor.execute(_FUND, [CONTENT])
        row = cursor.fetchone()
    if row is None:
        raise NoFund
    recent_claims, updated_at = row
    totals = ledger.system_totals()
    balance = totals.get((SystemWallet.FUND, Asset.INK), ledger.Totals()).balance
    return Pool(
        fund=columns.Fund(balance, int(recent_claims), seconds(updated_at)),
        price=ledger.share_price_by(totals),
    )


def pool_if_any() -> Pool | None:
    """The pool, or None before genesis. Two queries."""
    try:
        return pool()
    except NoFund:
        return None


def fund_state() -> columns.Fund:
    """The fund as the next cycle would find it, without the emission still to come. NoFund before
    genesis. Two queries.
    """
    return pool().fund


def estimate(work_id: int, *, rules: RuleSet, now: datetime, against: Pool | None = None) -> Plan:
    """What the work would be paid, and everybody in it, if it alone were paid now.

    The same calculation as the payout itself; `rules` are the work's rule set. Three queries, and
    the pool's where none is given: NoFund before genesis.
    """
    against = against or pool()
    works, state = works_by_id([work_id]), against.fund
    votes = votes_of(works)
    return plan(
        columns.Inputs(
            works=works,
            votes=votes,
            fund=state,
            time=max(seconds(now), state.updated),
            carries=carries_of(works, votes),
            price=against.price,
        ),
        rules,
    )


def estimates(
    rule_sets: Mapping[int, str], *, now: datetime, against: Pool | None = None
) -> dict[int, int]:
    """Milli-INK that each work would get if it alone were paid now; one statement, and the pool's
    two where none is given.

    `rule_sets` has the name of each work's rule set. No entries while there is no fund.
    """
    against = against or pool_if_any()
    if against is None:
        return {}
    works = works_by_id(list(rule_sets))
    standings = map(columns.Standing, works.net_rshares, works.max_payout)
    waiting = {
        work: (standing, rule_sets[work])
        for work, standing in zip(works.id, standings, strict=True)
    }
    return estimates_of(waiting, against=against, now=now)


def estimates_of(
    waiting: Mapping[int, tuple[columns.Standing, str]], *, against: Pool, now: datetime
) -> dict[int, int]:
    """`estimates` of works that were read already, each with the name of its rule set. No
    query.
    """
    time = max(seconds(now), against.fund.updated)
    by_rules: dict[str, list[int]] = {}
    for work, (_, name) in waiting.items():
        by_rules.setdefault(name, []).append(work)
    result: dict[int, int] = {}
    for name, some in by_rules.items():
        standings = (waiting[work][0] for work in some)
        paid = alone(standings, against.fund, time=time, rules=load(name).payout)
        result |= zip(some, paid, strict=True)
    return result


def worth(
    standings: Sequence[columns.Standing], *, rules: RuleSet, now: datetime, against: Pool
) -> list[int]:
    """Milli-INK that a work would get, paid alone now, if it stood like each of these. No
    query.
    """
    time = max(seconds(now), against.fund.updated)
    return alone(standings, against.fund, time=time, rules=rules.payout)


def cycles(*, before: int | None = None, limit: int = 30) -> list[Cycle]:
    """Cycles that paid works, newest first, below the number `before`."""
    found = Cycle.objects.filter(works__gt=0).order_by("-number")
    return list((found if before is None else found.filter(number__lt=before))[:limit])


def cycle(number: int) -> Cycle | None:
    """One cycle with its figures."""
    return Cycle.objects.filter(number=number).first()


def unpublished() -> list[int]:
    """The numbers of closed cycles that paid works and have no file, ascending. One query."""
    found = Cycle.objects.paid_out().filter(inputs_digest=b"")
    return list(found.order_by("number").values_list("number", flat=True))


def recomputation_of(cycle: Cycle) -> Recomputation | None:
    """How a cycle came out when it was last computed again; None while it was not. One query."""
    return Recomputation.objects.filter(cycle=cycle).first()


def is_settled(work_id: int) -> bool:
    """Whether a work is closed and nothing can be owed for it any more: it was paid, or had no
    window. One query.
    """
    owed = Window.objects.filter(work=OuterRef("pk"), work__payout=None)
    closed = Work.objects.filter(pk=work_id, paid_at__isnull=False)
    return closed.exclude(Exists(owed)).exists()


def payout_of(work_id: int) -> Payout | None:
    """What the work was paid, without the record it was computed by; None while it is not. One
    query.
    """
    found = Payout.objects.select_related("cycle", "work__hold").defer("trace")
    return found.filter(work_id=work_id).first()


def head_of(work_id: int) -> Head | None:
    """The head of the record that a work was paid by: the one reads it without its rows, of which
    there is one for each vote. One query.
    """
    beginning = Substr("trace", 1, MOST_HEAD, output_field=BinaryField())
    found = Payout.objects.filter(work_id=work_id).values_list(beginning, flat=True)
    record = found.first()
    return None if record is None else read_head(bytes(record))


def lines_of_writers(head: Head) -> list[Line]:
    """What the beneficiaries, in their order, and the author were due and got. One query, for the
    end of the record alone.
    """
    size = size_of_end(len(head.beneficiaries))
    end = Substr("trace", Length("trace") - (size - 1), size, output_field=BinaryField())
    record = Payout.objects.filter(work_id=head.work).values_list(end, flat=True).get()
    return lines_in(bytes(record))


def lines_of_voters(work_id: int, wallets: Sequence[int]) -> dict[int, Line]:
    """What these voters were due and got for a work, by wallet, from the record it was paid by;
    empty while it is not paid. One query, for the record alone.
    """
    record = Payout.objects.filter(work_id=work_id).values_list("trace", flat=True).first()
    return {} if record is None else lines_of_votes(bytes(record), wallets)


def lines_of_votes_from(head: Head, *, first: int, limit: int) -> tuple[list[Line], int]:
    """Lines of votes in the order of the record, from the one with the number `first` on, and how
    many votes it has. One query, for these rows alone.
    """
    first = min(first, _MOST_ROWS)
    rows = Substr(
        "trace",
        head.size + first * ROW.itemsize + 1,
        limit * ROW.itemsize,
        output_field=BinaryField(),
    )
    found = Payout.objects.filter(work_id=head.work).values_list(rows, Length("trace"))
    cut, length = found.get()
    votes = (length - head.size) // ROW.itemsize - len(head.beneficiaries) - 1
    return lines_in(bytes(cut))[: max(0, min(limit, votes - first))], votes


def estimates_until_paid(work_id: int) -> list[Estimate]:
    """What was written down on a work's way to its payout, with the readings of the pool, the
    oldest first. One query.
    """
    found = Estimate.objects.filter(work=work_id).select_related("reading")
    return list(found.order_by("reading__at")[:_MOST_ESTIMATES])


def adoptions() -> list[Adoption]:
    """Which rules came, or come, into force after those that the installation began with, the
    newest first. One query.
    """
    return list(Adoption.objects.order_by("-starts_at"))


def began_at() -> datetime | None:
    """When the first tokens were made; None before genesis. One query."""
    return Fund.objects.filter(name=CONTENT).values_list("started_at", flat=True).first()


def parked_windows(*, limit: int = 100) -> list[Window]:
    """Windows whose works could not be paid, oldest first; `parked` says why."""
    return list(Window.objects.exclude(parked="").order_by("id")[:limit])


def payouts_of(cycle: Cycle, *, after: int | None = None, limit: int) -> list[Payout]:
    """Payouts of a cycle without their traces, the best paid first, behind that of the work
    `after`; from the first one where this cycle paid no such work. At most two queries.
    """
    paid = Payout.objects.filter(cycle=cycle).select_related("work__hold").defer("trace")
    paid = paid.order_by("-payout", "work_id")
    last = None if after is None else paid.filter(work_id=after).first()
    if last is not None:
        less, later = Q(payout__lt=last.payout), Q(payout=last.payout, work_id__gt=last.work_id)
        paid = paid.filter(less | later, payout__lte=last.payout)
    return list(paid[:limit])


def payouts_of_works(works: Iterable[int]) -> dict[int, Payout]:
    """Payouts without their traces by work; works that are not paid are absent. One query."""
    return Payout.objects.select_related("work__hold").defer("trace").in_bulk(works)


def paid_for(works: Sequence[int]) -> dict[int, Paid]:
    """What lists say of payouts, by work; works that are not paid are absent. One query, none for
    no works.
    """
    if not works:
        return {}
    with prepared_cursor() as cursor:
        cursor.execute(_PAID, [list(works)])
        return {
            work: Paid(amount, Hold.State(state) if state in KEPT_BACK else None)
            for work, amount, state in cursor.fetchall()
        }


def kept_back(payout: Payout) -> Hold | None:
    """The hold by which nobody was paid what the payout says: it waits in escrow, or went back to
    the fund. None where everybody was paid. No query where the payout was read by this module.
    """
    hold: Hold | None = getattr(payout.work, "hold", None)
    return hold if hold is not None and hold.state in KEPT_BACK else None
