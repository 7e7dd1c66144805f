"""What `python -m rewards.recompute` makes of the public record is what the ledger paid."""

import json
from collections import Counter
from datetime import datetime, timedelta

from curation.models import Work
from curation.services import cast_vote, disqualify
from ledger.assets import Asset
from ledger.models import Kind, Transfer
from ledger.services import open_wallet
from rewards.models import Cycle, Payout
from rewards.recompute import recompute
from rewards.services import run_cycle, set_terms
from tests.rewards.services.world import CLOSES, World


def test_the_digest_and_every_reward_come_out_again(world: World) -> None:
    one, other = world.wallets[:2]
    shared = world.work(world.wallets[2], {one: 10**12, other: -(10**10)})
    set_terms(shared, liquid_bp=2_000, beneficiaries=[(one, 500), (other, 9_000)])
    cycle = run_cycle(CLOSES + timedelta(minutes=1), rules=world.rules)
    assert cycle is not None
    answer = recompute(json.dumps(_published(cycle)))
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
    answer = recompute(json.dumps(_published(cycle)))
    assert answer["digest"] == bytes(cycle.plan_digest).hex()
    assert _rewards(answer["transfers"]) == _posted()


def test_applause_changes_no_digest(world: World) -> None:
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
    published = _published(cycle)
    answer = recompute(json.dumps(published))
    assert answer["digest"] == bytes(cycle.plan_digest).hex()
    works = answer["works"]
    assert isinstance(works, list)
    (told,) = [work for work in works if work["id"] == on]
    assert {"voter": late, "weight": "0", "reward": 0} in told["votes"]


def _published(cycle: Cycle) -> dict[str, object]:
    return {
        "rules": cycle.rules,
        "time": _iso(cycle.time),
        "fund": {
            "balance": cycle.fund_balance,
            "recent_claims": str(cycle.recent_claims_before),
            "updated": _iso(cycle.updated_before),
        },
        "vesting": {"fund": cycle.price_ink, "shares": cycle.price_vests},
        "works": [_work(work) for work in Work.objects.filter(windows__cycle=cycle)],
    }


def _work(work: Work) -> dict[str, object]:
    terms = getattr(work, "terms", None)
    shares = terms.beneficiaries.all() if terms else ()
    return {
        "id": work.pk,
        "author": work.author_id,
        "created": _iso(work.opened_at),
        "cashout": _iso(work.closes_at),
        "max_payout": 0 if work.declined or work.disqualified_at else None,
        "liquid_percent": terms.liquid_bp if terms else 5_000,
        "curation": True,
        "beneficiaries": [
            {"account": share.wallet_id, "weight": share.weight_bp, "host": share.host}
            for share in shares
        ],
        "votes": [
            {
                "voter": vote.voter_id,
                "rshares": str(vote.rshares),
                "time": _iso(vote.at),
                "seq": vote.seq,
            }
            for vote in ([] if work.disqualified_at else work.votes.all())
        ],
    }


def _iso(time: datetime) -> str:
    return time.isoformat()


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
