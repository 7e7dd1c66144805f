"""The digest of each cycle stands in the seal of one block."""

from datetime import timedelta

import pytest

from ledger.models import Block
from ledger.services import seal
from rewards.models import Cycle
from rewards.services import run_cycle, seal_cycles
from tests.plugin.database import CommittedDatabase
from tests.rewards.services.world import CLOSES, World, found_world

NOW = CLOSES + timedelta(minutes=1)


def _closed_cycle() -> tuple[World, Cycle]:
    world = found_world()
    world.fill(3)
    cycle = run_cycle(NOW, rules=world.rules)
    assert cycle is not None
    return world, cycle


def test_the_block_carries_the_digest(committed_db: CommittedDatabase) -> None:
    _, cycle = _closed_cycle()
    assert seal_cycles(NOW) == 1
    assert seal_cycles(NOW) == 0
    cycle.refresh_from_db()
    assert cycle.block is not None
    block = Block.objects.get(height=cycle.block)
    assert bytes(block.plan_digest) == bytes(cycle.plan_digest)


def test_a_digest_is_sealed_even_when_the_leaves_were_before(
    committed_db: CommittedDatabase,
) -> None:
    _, cycle = _closed_cycle()
    seal(NOW)
    seal_cycles(NOW)
    assert Block.objects.filter(plan_digest=cycle.plan_digest).count() == 1


def test_a_crash_after_the_block_makes_no_second_one(
    committed_db: CommittedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, cycle = _closed_cycle()

    def crash(*_: object, **__: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(Cycle, "save", crash)
        with pytest.raises(RuntimeError):
            seal_cycles(NOW)
    assert seal_cycles(NOW) == 1
    assert Block.objects.filter(plan_digest=cycle.plan_digest).count() == 1
