"""Every committed entry gets one place in the tree, whoever is killed or taken back meanwhile."""

from datetime import UTC, datetime

import pytest

from ledger import services
from ledger.assets import MAX_AMOUNT
from ledger.models import Block, Kind
from ledger.services import sealing
from ledger.verify import run_checks
from tests.ledger.racing import race
from tests.plugin.database import CommittedDatabase

_NOW = datetime(2026, 11, 23, tzinfo=UTC)
# What everybody writes first: take all numbers above the last one.
_NAIVE = """
    WITH placed AS (
        INSERT INTO ledger_leaf (index, entry_id, hash, height)
        SELECT %(size)s + row_number() OVER (ORDER BY id) - 1, id,
            sha256('\\x00'::bytea || data), %(height)s
        FROM ledger_entry
        WHERE id > (SELECT coalesce(max(entry_id), 0) FROM ledger_leaf)
        RETURNING index
    )
    SELECT count(*) FROM placed
"""


def _seal() -> Block | None:
    return services.seal(_NOW)


@pytest.fixture
def funded(committed_db: CommittedDatabase) -> CommittedDatabase:
    """Wallet 1001 holds enough for any race."""
    assert services.open_wallet(Kind.PERSON) == 1001
    services.transfer(1, credit=1001, amount=MAX_AMOUNT, key="fill")
    return committed_db


@pytest.mark.slow
def test_rival_sealers_and_killed_writers_leave_nothing_unsealed(
    funded: CommittedDatabase,
) -> None:
    result = race(funded, seal=_seal, seconds=6, entries=101, writers=4, sealers=3, seed=1)
    print(result)
    assert result.entries > 100
    assert result.blocks > 10
    assert result.kills > 5
    assert (result.unsealed, result.gaps) == (0, 0)
    assert list(run_checks()) == []


@pytest.mark.slow
def test_a_sealer_that_takes_all_numbers_above_the_last_one_fails_the_same_race(
    funded: CommittedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "_GIVE_INDEXES", _NAIVE)
    result = race(funded, seal=_seal, seconds=4, entries=101, writers=4, sealers=1, seed=2)
    print(result)
    assert result.unsealed > 0


def test_a_transaction_that_commits_late_is_sealed_late(funded: CommittedDatabase) -> None:
    call = "SELECT ledger_transfer(sha256(%s), 1, 4, 1::int2, 1, 10::int2, '', '')"
    with funded.connect(role="inkwell_application") as slow:
        slow.execute("BEGIN")
        slow.execute(call, [b"slow"])
        with funded.connect(role="inkwell_application") as fast:
            fast.execute(call, [b"fast"])
        first = _seal()
        assert first is not None and first.size == 3
        assert _seal() is None
        slow.execute("COMMIT")
    second = _seal()
    assert second is not None and second.size - second.previous_size == 2
    assert _seal() is None


def test_after_a_restore_the_horizon_starts_again(funded: CommittedDatabase) -> None:
    assert _seal() is not None
    services.reset_horizons()
    assert _seal() is None
    services.transfer(1001, credit=4, amount=1, key="later")
    after = _seal()
    assert after is not None and after.size - after.previous_size == 2
