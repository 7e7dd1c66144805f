"""The same cycle has the same digest, however it is cut, ordered, or hashed."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rewards.columns import Votes
from rewards.plan import decide, header, plan, settle
from rewards.recompute import recompute
from rewards.rules import load
from rewards.split import Split, split
from rewards.trace import digests, plan_digest, read_rows, records
from tests.rewards.cycles import random_inputs

INKWELL = load("inkwell-1")
ROOT = Path(__file__).parents[2]


def votes_of(votes: Votes, start: int, stop: int) -> Votes:
    """Those of the works start..stop-1."""
    first, last = votes.offsets[start], votes.offsets[stop]
    return Votes(
        offsets=votes.offsets[start : stop + 1] - first,
        voter=votes.voter[first:last],
        rshares=votes.rshares[first:last],
        weight=votes.weight[first:last],
    )


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), shards=st.sampled_from([1, 2, 7]))
def test_shards_split_one_after_another_make_the_same_plan(seed: int, shards: int) -> None:
    inputs = random_inputs(seed, works=15)
    whole = plan(inputs, INKWELL)
    decision = decide(inputs.works, inputs.fund, time=inputs.time, rules=INKWELL.payout)
    cuts = sorted(random.Random(seed).sample(range(1, 15), shards - 1))
    carries = inputs.carries
    parts: list[Split] = []
    for start, stop in zip([0, *cuts], [*cuts, 15], strict=True):
        parts.append(
            split(
                inputs.works.slice(start, stop),
                votes_of(inputs.votes, start, stop),
                claims=decision.claims[start:stop],
                payouts=decision.payouts[start:stop],
                carries=carries,
                price=inputs.price,
                rules=INKWELL.payout,
            )
        )
        carries = carries.updated(parts[-1].carries)
    head = header(decision, rules=INKWELL, price=inputs.price)
    assert plan_digest(head, [digests(part) for part in parts]) == whole.digest
    assert carries.mapping() == inputs.carries.updated(whole.split.carries).mapping()
    left = [amount for part in parts for amount in part.unclaimed]
    assert settle(decision, unclaimed=left) == whole.fund


@pytest.mark.parametrize("column", ["author", "liquid_bp", "max_payout"])
def test_any_change_of_a_work_changes_the_digest(column: str) -> None:
    inputs = random_inputs(7)
    changed = [*getattr(inputs.works, column)]
    changed[3] = 4_242
    works = replace(inputs.works, **{column: changed})
    assert plan(inputs, INKWELL).digest != plan(replace(inputs, works=works), INKWELL).digest


def test_the_record_of_a_work_tells_what_was_paid() -> None:
    result = plan(random_inputs(3), INKWELL)
    payments = result.split.payments
    for row, record in enumerate(records(result.split)):
        rows = slice(*payments.offsets[row : row + 2].tolist())
        assert read_rows(record)["paid"].tolist() == payments.paid[rows].tolist()
        assert read_rows(record)["wallet"].tolist() == payments.wallet[rows].tolist()


@settings(max_examples=30)
@given(seed=st.integers(0, 2**32))
def test_the_order_of_works_and_votes_in_a_file_does_not_matter(seed: int) -> None:
    first = document(seed)
    second = document(seed)
    draw = random.Random(seed + 1)
    draw.shuffle(second["works"])
    for work in second["works"]:
        draw.shuffle(work["votes"])
    assert recompute(json.dumps(first)) == recompute(json.dumps(second))


def test_hash_seeds_do_not_matter(tmp_path: Path, answer: Callable[..., Any]) -> None:
    path = tmp_path / "cycle.json"
    path.write_text(json.dumps(document(11)))
    found = set()
    for seed in ("0", "1", "20161115"):
        run = subprocess.run(
            [sys.executable, "-m", "rewards.recompute", str(path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(run.stdout)
    assert len(found) == 1
    assert json.loads(found.pop())["digest"] == answer(document(11))["digest"]


def document(seed: int) -> dict[str, Any]:
    """A cycle by names, with a changed vote here and there."""
    draw = random.Random(seed)
    people = [f"person-{number}" for number in range(12)]
    return {
        "rules": draw.choice(["inkwell-1", "hive-hf28", "steem-hf6", "steem-hf19", "hive-hf25"]),
        "time": "2026-11-20T00:00:00Z",
        "fund": {
            "balance": 10**9,
            "recent_claims": str(10**13),
            "updated": "2026-11-19T00:00:00Z",
        },
        "works": [
            {
                "id": f"{draw.choice(people)}/{number}",
                "author": draw.choice(people),
                "created": "2026-11-13T00:00:00Z",
                "cashout": "2026-11-20T00:00:00Z",
                "max_payout": None,
                "liquid_percent": 5000,
                "curation": True,
                "beneficiaries": [{"account": people[number], "weight": 1000}],
                "votes": [
                    {
                        "voter": draw.choice(people),
                        "rshares": str(draw.randint(-(10**10), 10**12)),
                        "time": f"2026-11-{draw.randint(13, 19)}T10:00:00Z",
                        "seq": seq,
                    }
                    for seq in range(draw.randint(0, 10))
                ],
            }
            for number in range(6)
        ],
    }
