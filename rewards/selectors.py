"""Reading what was paid, what is pending and how the fund stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.wallets import SystemWallet
from rewards import columns
from rewards.errors import NoFund
from rewards.models import Cycle, Fund, Payout, Window
from rewards.models.fund import CONTENT
from rewards.plan import Plan, alone, decide, fade, plan
from rewards.reading import carries_of, seconds, standing_by_id, votes_of, works_by_id
from rewards.rules import RuleSet, load
from rewards.trace import curators


@dataclass(frozen=True, slots=True)
class Weather:
    """How the fund stands: milli-INK in it, the claims it is given against as of now, and the
    milli-INK that a claim of one million VESTS (10^12 rshares under linear rules) would get."""

    balance: int
    recent_claims: int
    per_million: int


def fund(now: datetime, *, rules: RuleSet) -> Weather:
    """The fund's weather at `now`; rounded down. NoFund before genesis."""
    state = fund_state()
    claims = fade(state, time=max(seconds(now), state.updated), rules=rules.payout)
    return Weather(
        balance=state.balance,
        recent_claims=claims,
        per_million=state.balance * 10**12 // max(claims + 10**12, 1),
    )


def fund_state() -> columns.Fund:
    """The fund as the next cycle would find it, without the emission still to come."""
    # A slice and not first(), which would order the one row that there is.
    found = Fund.objects.filter(name=CONTENT).values_list("recent_claims", "updated_at")[:1]
    row = next(iter(found), None)
    if row is None:
        raise NoFund
    recent_claims, updated_at = row
    return columns.Fund(
        balance=ledger.balance(SystemWallet.FUND, Asset.INK),
        recent_claims=int(recent_claims),
        updated=seconds(updated_at),
    )


def estimate(work_id: int, *, rules: RuleSet, now: datetime) -> Plan:
    """What the work would be paid, and everybody in it, if it alone were paid now.

    The same calculation as the payout itself; `rules` are the work's rule set. NoFund before
    genesis.
    """
    works = works_by_id([work_id])
    votes = votes_of(works)
    state = fund_state()
    return plan(
        columns.Inputs(
            works=works,
            votes=votes,
            fund=state,
            time=max(seconds(now), state.updated),
            carries=carries_of(works, votes),
            price=ledger.share_price(),
        ),
        rules,
    )


def estimates(rule_sets: Mapping[int, str], *, now: datetime) -> dict[int, int]:
    """Milli-INK that each work would get if it alone were paid now; three statements.

    `rule_sets` has the name of each work's rule set. No entries while there is no fund.
    """
    try:
        state = fund_state()
    except NoFund:
        return {}
    works, time = standing_by_id(list(rule_sets)), max(seconds(now), state.updated)
    rows: dict[str, list[int]] = {}
    for row, work in enumerate(works.id):
        rows.setdefault(rule_sets[work], []).append(row)
    result: dict[int, int] = {}
    for name, some in rows.items():
        result |= alone(works, some, state, time=time, rules=load(name).payout)
    return result


def worth(work_id: int, *, net_rshares: Sequence[int], rules: RuleSet, now: datetime) -> list[int]:
    """Milli-INK that the work would get, paid alone now, if its votes came to each of these.

    `decide` as in the payout itself. NoFund before genesis. Four queries.
    """
    works, state = works_by_id([work_id]), fund_state()
    time = max(seconds(now), state.updated)
    return [
        decide(replace(works, net_rshares=[each]), state, time=time, rules=rules.payout).payouts[0]
        for each in net_rshares
    ]


def cycles(*, before: int | None = None, limit: int = 30) -> list[Cycle]:
    """Cycles that paid works, newest first, below the number `before`."""
    found = Cycle.objects.filter(works__gt=0).order_by("-number")
    return list((found if before is None else found.filter(number__lt=before))[:limit])


def cycle(number: int) -> Cycle | None:
    """One cycle with its figures."""
    return Cycle.objects.filter(number=number).first()


def payout_of(work_id: int) -> Payout | None:
    """What the work was paid, with the record it was computed by; None while it is not."""
    return Payout.objects.select_related("cycle").filter(work_id=work_id).first()


def earned_by(work_id: int, wallets: Sequence[int]) -> dict[int, int]:
    """Milli-INK that these voters were paid for a work, from the record it was paid by; empty
    while it is not paid. One query.
    """
    payout = Payout.objects.filter(work_id=work_id).first()
    if payout is None:
        return {}
    asked = set(wallets)
    return {
        int(row["wallet"]): int(row["paid"])
        for row in curators(bytes(payout.trace))
        if int(row["wallet"]) in asked
    }


def parked_windows(*, limit: int = 100) -> list[Window]:
    """Windows whose works could not be paid, oldest first; `parked` says why."""
    return list(Window.objects.exclude(parked="").order_by("id")[:limit])
