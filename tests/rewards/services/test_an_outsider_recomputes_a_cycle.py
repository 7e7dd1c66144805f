"""What `python -m rewards.recompute` makes of a cycle's published file is what the ledger paid."""

import gzip
from collections import Counter
from datetime import timedelta
from typing import Any

from curation.services import cast_vote, disqualify
from ledger.assets import Asset
from ledger.models import Kind, Transfer
from ledger.services import open_wallet
from rewards.models import Cycle, Payout
from rewards.recompute import recompute
from rewards.services import publish, run_cycle
from rewards.stored_inputs import opened
from tests.rewards.services.world import CLOSES, World


def test_the_digest_and_every_reward_come_out_again(world: World) -> None:
    one, other = world.wallets[:2]
    shares = [(one, 500), (other, 9_000)]
    world.work(
        world.wallets[2],
        {one: 10**12, other: -(10**10)},
        terms={"liquid_bp": 2_000, "max_payout": 50_000, "beneficiaries": shares},
    )
    world.work(
        world.wallets[3],
        {one: 10**12},
        terms={"beneficiaries": shares[:1], "host": (world.wallets[4], 300)},
    )
    cycle = run_cycle(CLOSES + timedelta(minutes=1), rules=world.rules)
    assert cycle is not None
    answer = _recomputed(cycle)
    assert answer["digest"] == bytes(cycle.plan_digest).hex()
    assert _rewards(answer["transfers"]) == _posted()


def test_a_disqualified_work_is_published_without_its_votes(world: World) -> None:
    out, *_ = world.works
    disqualify(out, by=world.wallets[0], reason="spam", now=CLOSES - timedelta(hours=1))
    declined = world.work(world.wallets[1], {world.wallets[0]: 10**12}, declined=True)
    cycle = run_cycle(CLOSES + timedelta(minutes=1), rules=world.rules)
    assert cycle is not None
    outcomes = dict(Payout.objects.values_list("work_id", "outcome"))
    assert (outcomes[out], outcomes[declined]) == ("disqualified", "declined")
    answer = _recomputed(cycle)
    assert answer["digest"] == bytes(cycle.plan_digest).hex()
    assert _rewards(answer["transfers"]) == _posted()


def test_applause_is_not_published(world: World) -> None:
    cycle = run_cycle(CLOSES + timedelta(minutes=1), rules=world.rules)
    assert cycle is not None
    late, on = open_wallet(Kind.PERSON), world.works[0]
    cast_vote(
        on,
        voter=late,
        weight_bp=10_000,
        rules=world.rules.vote,
        now=CLOSES + timedelta(hours=3),
    )
    answer = _recomputed(cycle)
    assert answer["digest"] == bytes(cycle.plan_digest).hex()
    (told,) = [work for work in answer["works"] if work["id"] == on]
    assert late not in [vote["voter"] for vote in told["votes"]]


def _recomputed(cycle: Cycle) -> dict[str, Any]:
    with opened(bytes(publish(cycle.number).inputs_digest)) as file:
        return recompute(gzip.decompress(file.read()).decode())


def _rewards(transfers: object) -> Counter[tuple[object, ...]]:
    assert isinstance(transfers, list)
    return Counter(
        (move["to"], move["asset"], move["amount"])
        for move in transfers
        if isinstance(move["to"], int)
    )


def _posted() -> Counter[tuple[object, ...]]:
    moves = Transfer.objects.filter(credit_id__gte=1001, batch__reference__startswith="cycle/")
    return Counter(
        (wallet, Asset(asset).name, amount)
        for wallet, asset, amount in moves.values_list("credit_id", "asset", "amount")
    )
