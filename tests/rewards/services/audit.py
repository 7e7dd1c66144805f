"""An auditor's look at the payouts: findings, one a line, none when all is well."""

from collections import Counter
from collections.abc import Iterator

from django.db import connection
from django.db.models import Sum

from ledger.assets import Asset
from ledger.models import Balance, Transfer
from ledger.stake import SharePrice
from ledger.wallets import FIRST_OPEN_WALLET, SystemWallet
from rewards.columns import NANO, Carries, Inputs
from rewards.models import Carry, Cycle, Payout
from rewards.plan import plan
from rewards.reading import fund_before, seconds, votes_of, works_of_cycle
from rewards.rules import load

Held = Counter[tuple[int, int]]


def findings() -> list[str]:
    """Everything that is wrong, at any moment between two transactions."""
    return [*_money(), *_payouts(), *_carried()]


def recomputed() -> list[str]:
    """Closed cycles whose digest is not that of the plan over their inputs, cycle after cycle."""
    carries, wrong = Carries.of({}), []
    for cycle in Cycle.objects.filter(works__gt=0, state="closed").order_by("number"):
        works = works_of_cycle(cycle.number)
        again = plan(
            Inputs(
                works=works,
                votes=votes_of(works),
                fund=fund_before(cycle),
                time=seconds(cycle.time),
                carries=carries,
                price=SharePrice(fund_ink=cycle.price_ink, shares_vests=cycle.price_vests),
            ),
            load(cycle.rules),
        )
        carries = carries.updated(again.split.carries)
        if again.digest != bytes(cycle.plan_digest):
            wrong.append(f"cycle {cycle.number} is not what its inputs make it")
    return wrong


def _money() -> Iterator[str]:
    held: Held = Counter()
    moved = Transfer.objects.values_list("debit_id", "credit_id", "asset", "amount")
    for debit, credit, asset, amount in moved.iterator():
        held[debit, asset] -= amount
        held[credit, asset] += amount
    for wallet, asset, amount in Balance.objects.values_list("wallet_id", "asset", "amount"):
        if held[wallet, asset] != amount:
            yield f"wallet {wallet} holds {amount} of {asset}, its transfers say otherwise"
    for (wallet, asset), amount in held.items():
        if wallet >= FIRST_OPEN_WALLET and amount < 0:
            yield f"wallet {wallet} is below zero"
        if wallet == SystemWallet.FUND and amount < 0:
            yield f"the fund is below zero in {Asset(asset).name}"


def _payouts() -> Iterator[str]:
    """Each payout has exactly the transfers of one batch, and each such batch a payout."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT substring(batch.reference FROM '^cycle/[0-9]+/work/[0-9]+'),
                   count(DISTINCT batch.id),
                   sum(CASE WHEN debit_id = 4 THEN amount WHEN credit_id = 4 THEN -amount END)
                       FILTER (WHERE asset = 1)
              FROM ledger_batch batch JOIN ledger_transfer ON batch_id = batch.id
             WHERE batch.reference ~ '^cycle/[0-9]+/work/[0-9]+(/[0-9a-f]+)?$' GROUP BY 1
            """
        )
        posted = {row[0]: (int(row[1]), int(row[2] or 0)) for row in cursor.fetchall()}
    for payout in Payout.objects.defer("trace"):
        batches, paid = posted.pop(f"cycle/{payout.cycle_id}/work/{payout.work_id}", (0, 0))
        if batches != (1 if payout.payout > payout.unclaimed else 0):
            yield f"work {payout.work_id} has {batches} batches"
        if paid != payout.payout - payout.unclaimed:
            yield f"work {payout.work_id} was paid {paid}, not {payout.payout}"
    for reference in posted:
        yield f"{reference} was posted without a payout"


def _carried() -> Iterator[str]:
    carried = Carry.objects.aggregate(sum=Sum("nano"))["sum"] or 0
    dust = Transfer.objects.filter(asset=Asset.INK)
    into = dust.filter(credit_id=SystemWallet.DUST).aggregate(sum=Sum("amount"))["sum"] or 0
    out = dust.filter(debit_id=SystemWallet.DUST).aggregate(sum=Sum("amount"))["sum"] or 0
    if (into - out) * NANO != carried:
        yield f"the dust wallet holds {into - out} for {carried} nano carried"
