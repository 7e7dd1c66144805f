"""A large cycle is read ahead on a second connection and posted as volumes, to the same result."""

from datetime import timedelta

import pytest

from ledger.models import Batch, Volume
from rewards.services import ahead, batches, posting, run_cycle
from tests.plugin.database import CommittedDatabase
from tests.rewards.services.audit import findings, recomputed
from tests.rewards.services.world import CLOSES, found_world

NOW = CLOSES + timedelta(minutes=1)


def test_volumes_pay_the_same(
    committed_db: CommittedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "LARGE_ROWS", 40)
    monkeypatch.setattr(posting, "LARGE_CYCLE", 40)
    monkeypatch.setattr(ahead, "LARGE_CYCLE", 40)
    monkeypatch.setattr(batches, "VOLUME_TRANSFERS", 1)
    world = found_world()
    world.fill(30)
    world.work(world.wallets[0], {})
    cycle = run_cycle(NOW, rules=world.rules)
    assert cycle is not None
    assert Volume.objects.count() > 3
    assert Batch.objects.filter(volume__gt=1).count() == 30
    assert findings() == []
    assert recomputed() == []
