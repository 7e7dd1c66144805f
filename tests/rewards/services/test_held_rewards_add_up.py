"""Whatever is held, released, given back and paid in whatever order: every unit is somewhere."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest

from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.models import Wallet
from rewards.errors import HoldRefused
from rewards.models import Hold
from rewards.services import give_back, hold, release, run_cycle
from tests.rewards.services.audit import findings, recomputed
from tests.rewards.services.world import CLOSES, GENESIS, World

DAY = timedelta(days=1)


@pytest.mark.parametrize("seed", range(6))
def test_random_decisions_and_cycles_lose_nothing(lonely: World, seed: int) -> None:
    choose = random.Random(seed)
    for day in range(4):
        lonely.fill(5, seed=10 * seed + day, closes_at=CLOSES + day * DAY)
    now = GENESIS
    for decision in range(1, 60):
        now += choose.random() * DAY / 2
        verb = choose.choice((hold, hold, release, give_back, None))
        if verb is None:
            run_cycle(max(now, CLOSES), rules=lonely.rules)
            continue
        with suppress(HoldRefused):
            verb(choose.choice(lonely.works), decision=decision, now=now)
    while run_cycle(CLOSES + 5 * DAY, rules=lonely.rules) is not None:
        pass
    assert (findings(), recomputed()) == ([], [])
    assert unexplained() == []


def unexplained() -> list[int]:
    """Escrow wallets that hold something though nobody waits for it."""
    waiting = set(Hold.objects.filter(state=Hold.State.PLACED).values_list("wallet_id", flat=True))
    return [
        wallet
        for wallet in Wallet.objects.filter(kind="escrow").values_list("id", flat=True)
        if wallet not in waiting and any(ledger.balance(wallet, asset) for asset in Asset)
    ]
