"""The first step of a cycle: what is due is closed for voting and its claims enter the fund.

All in one transaction: the emission of the time since the last cycle, the windows taken into the
cycle, their works closed, all claims added before any is paid.

A work is paid by the rule set it was opened under, so a cycle takes works of one rule set, and
those of another make a cycle of their own. Emission alone follows the rules in force.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Max, Min

from curation.models import Work
from curation.services import close_works
from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.codes import Code
from ledger.services import Draft, Leg, post
from ledger.wallets import SystemWallet
from rewards.emission import Emission, emit, whole_intervals
from rewards.errors import NoFund
from rewards.models import Cycle, Fund, Window
from rewards.models.fund import CONTENT
from rewards.plan import decide
from rewards.reading import fund_before, seconds, works_of_cycle
from rewards.rules import RuleSet, load, names
from rewards.services.parking import park

_log = logging.getLogger(__name__)

_TAKE = """
    UPDATE rewards_window SET cycle_id = %s, commitment = first.commitment
      FROM (SELECT DISTINCT ON (due.work_id) due.id, work.commitment
              FROM rewards_window AS due JOIN curation_work AS work ON work.id = due.work_id
             WHERE due.cycle_id IS NULL AND due.parked = '' AND due.closes_at <= %s
               AND work.rules = %s
               AND NOT EXISTS (SELECT FROM rewards_payout paid WHERE paid.work_id = due.work_id)
             ORDER BY due.work_id, due.closes_at, due.slice) AS first
     WHERE rewards_window.id = first.id
    RETURNING work_id
"""


@transaction.atomic
def freeze(now: datetime, *, rules: RuleSet) -> Cycle | None:
    """Begin the next cycle that is due at `now`; None when none is. NoFund before genesis.

    `rules` are those in force: by them tokens are issued. Works are taken and paid by their own.
    Locks the fund, then the works in the order of their ids. A vote in flight is waited for and
    counts; a later one finds the work closed.
    """
    fund = Fund.objects.select_for_update().filter(name=CONTENT).first()
    if fund is None:
        raise NoFund
    next_due = _next_due(fund, now=now, rules=rules)
    if next_due is None:
        return None
    time, paid_by = next_due
    number = (Cycle.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    cycle = Cycle(number=number, rules=paid_by.name, time=time, frozen_at=now)
    _issue(cycle, fund, rules=rules)
    _count(cycle, fund)
    cycle.save(force_insert=True)
    works = _take(cycle)
    if works:
        _claim(cycle, fund, rules=paid_by)
    else:
        cycle.state, cycle.closed_at = Cycle.State.CLOSED, now
        cycle.save()
    fund.save()
    return cycle


def _next_due(fund: Fund, *, now: datetime, rules: RuleSet) -> tuple[datetime, RuleSet] | None:
    """The time and the rule set of the next cycle: the earliest of all rule sets, ties by name.

    With no window due, the emission alone is brought up to the last full cycle length.
    """
    if due := min(_boundaries(fund, now=now), default=None):
        boundary, name = due
        paid_by = rules if name == rules.name else load(name)
        return datetime.fromtimestamp(boundary, UTC), paid_by
    every = rules.payout.cycle_seconds
    boundary = seconds(now) // every * every
    if _intervals_due(fund, until=boundary, rules=rules):
        return datetime.fromtimestamp(boundary, UTC), rules
    return None


def _boundaries(fund: Fund, *, now: datetime) -> Iterator[tuple[int, str]]:
    """For each rule set with a window due: whole cycle lengths since 1970, the earliest that is
    not before its window's end. So after an outage the cycles come out as without it.
    """
    takeable = Window.objects.filter(cycle=None, parked="", work__payout=None, closes_at__lte=now)
    earliest = takeable.values_list("work__rules").annotate(first=Min("closes_at"))
    for name, first in earliest.order_by("work__rules"):
        if name not in names():
            _log.error("Works due under the rule set %s wait: there is none of that name.", name)
            continue
        every = load(name).payout.cycle_seconds
        # Windows of works from before the fund, or found late, are paid with the next ones.
        after = max(first, fund.updated_at)
        boundary = -(-seconds(after) // every) * every
        if boundary < after.timestamp():
            boundary += every
        if boundary <= seconds(now):
            yield boundary, name


def _intervals_due(fund: Fund, *, until: int, rules: RuleSet) -> int:
    return whole_intervals(rules.emission, since=seconds(fund.emitted_until), until=until)


def _issue(cycle: Cycle, fund: Fund, *, rules: RuleSet) -> None:
    """The emission of all whole intervals until the cycle's time, as one batch.

    Counted from where emission stands and not from its beginning: no second is paid for twice when
    a rule set with another interval comes into force.
    """
    began, stands = seconds(fund.started_at), seconds(fund.emitted_until)
    cycle.intervals = _intervals_due(fund, until=seconds(cycle.time), rules=rules)
    supply = -sum(
        ledger.balance(wallet, Asset.INK) for wallet in (SystemWallet.ISSUE, SystemWallet.BURN)
    )
    done = whole_intervals(rules.emission, since=began, until=stands)
    emission = emit(rules.emission, supply=supply, done=done, intervals=cycle.intervals)
    fund.emitted_until += timedelta(seconds=cycle.intervals * rules.emission.interval_seconds)
    cycle.emission_content, cycle.emission_vesting = emission.content, emission.vesting
    cycle.emission_treasury, cycle.emission_signers = emission.treasury, emission.signers
    if emission.total:
        post([_emission_draft(cycle, emission, rules=rules)])


def _emission_draft(cycle: Cycle, emission: Emission, *, rules: RuleSet) -> Draft:
    legs: Sequence[tuple[SystemWallet, int, Code]] = (
        (SystemWallet.FUND, emission.content, Code.EMISSION_CONTENT),
        (SystemWallet.VESTING, emission.vesting, Code.EMISSION_VESTING),
        (SystemWallet.TREASURY, emission.treasury, Code.EMISSION_TREASURY),
        (SystemWallet.SIGNERS, emission.signers, Code.EMISSION_SIGNERS),
    )
    return Draft(
        key=f"cycle/{cycle.number}/emission",
        code=Code.EMISSION_CONTENT,
        reference=f"cycle/{cycle.number}",
        rules=rules.name,
        legs=[
            Leg(debit=SystemWallet.ISSUE, credit=to, asset=Asset.INK, amount=amount, code=code)
            for to, amount, code in legs
            if amount
        ],
    )


def _count(cycle: Cycle, fund: Fund) -> None:
    """Write down what the payouts are measured against, the emission included."""
    price = ledger.share_price()
    cycle.fund_balance = ledger.balance(SystemWallet.FUND, Asset.INK)
    cycle.recent_claims_before = cycle.recent_claims_after = fund.recent_claims
    cycle.updated_before = fund.updated_at
    cycle.price_ink, cycle.price_vests = price.fund_ink, price.shares_vests


def _take(cycle: Cycle) -> list[int]:
    """Put the due windows into the cycle and close their works; whoever votes is waited for.

    Of a work with several due windows the one that closed first is taken. A work is paid once, so
    the others are never due afterwards. Works that cannot be paid are parked and not returned.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [cycle.number, cycle.time, cycle.rules])
        works = sorted(row[0] for row in cursor.fetchall())
    list(Work.objects.select_for_update().filter(pk__in=works).order_by("pk").values_list("pk"))
    close_works(works, now=cycle.frozen_at)
    return park(works, cycle=cycle.number)


def _claim(cycle: Cycle, fund: Fund, *, rules: RuleSet) -> None:
    """Let the old claims fade and add those of all works of the cycle."""
    works = works_of_cycle(cycle.number)
    decision = decide(works, fund_before(cycle), time=seconds(cycle.time), rules=rules.payout)
    cycle.works = len(works)
    cycle.recent_claims_added = sum(decision.claims)
    cycle.recent_claims_after = fund.recent_claims = decision.fund.recent_claims
    fund.updated_at = cycle.time
    cycle.save()
