"""A cycle is computed again from its published file; whatever differs from it raises an alarm."""

import gzip
import hashlib
import logging
from datetime import timedelta
from typing import Final

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from ledger.models import Transfer
from rewards.differences import differences
from rewards.models import Cycle, Recomputation
from rewards.services import hold, publish, recompute_cycles, recomputing, release, run_cycle
from rewards.stored_inputs import file_name, is_intact, opened
from tests.rewards.services.world import CLOSES, GENESIS, World

NOW = CLOSES + timedelta(minutes=1)
NIGHT = CLOSES + timedelta(hours=5)

# What is done behind the guards, and what the finding must say.
TAMPERING: Final = (
    (
        "UPDATE ledger_transfer SET amount = amount + 1 WHERE id ="
        " (SELECT min(id) FROM ledger_transfer WHERE code = 21)",
        "other amounts for 1 of its works",
    ),
    (
        "UPDATE ledger_transfer SET credit_id = 1001 + (credit_id + 1 - 1001) % 8"
        " WHERE code = 21 AND credit_id >= 1001",
        "other amounts for 12 of its works",
    ),
    ("DELETE FROM ledger_transfer WHERE code = 20", "other amounts"),
    (
        "UPDATE ledger_batch SET key = sha256('x') WHERE code = 20 AND id ="
        " (SELECT max(id) FROM ledger_batch)",
        "other amounts for 1",
    ),
    ("UPDATE rewards_cycle SET plan_digest = sha256('x')", "its inputs make the plan"),
    ("UPDATE rewards_cycle SET paid = paid + 1", "milli-INK by its inputs"),
    ("UPDATE rewards_cycle SET recent_claims_after = 1", "recent claims afterwards"),
    ("UPDATE rewards_cycle SET rules = 'hive-hf28'", "other rules than hive-hf28"),
    ("UPDATE rewards_cycle SET works = works + 1", "have 12 works, and 13"),
    ("UPDATE rewards_cycle SET inputs_digest = ''", "not published"),
    ("UPDATE rewards_cycle SET inputs_digest = sha256('x')", "missing, or is not the one"),
)


@pytest.fixture
def cycle(world: World) -> Cycle:
    terms = {"beneficiaries": [(world.wallets[3], 500)], "host": (world.wallets[4], 300)}
    world.work(world.wallets[0], {world.wallets[1]: 10**12}, terms=terms)
    disputed, *_ = world.works
    hold(disputed, decision=1, now=GENESIS)
    return _closed(world)


def _closed(world: World) -> Cycle:
    run = run_cycle(NOW, rules=world.rules)
    assert run is not None
    return publish(run.number)


def test_what_was_paid_comes_out_again_held_or_not(world: World, cycle: Cycle) -> None:
    assert Transfer.objects.filter(batch__reference__startswith=f"cycle/{cycle.number}/").exists()
    assert list(differences(cycle)) == []
    release(world.works[0], decision=2, now=NIGHT)
    assert list(differences(cycle)) == []


def test_works_are_compared_in_any_portions(cycle: Cycle, monkeypatch: pytest.MonkeyPatch) -> None:
    for rows in (1, 7, 30):
        monkeypatch.setattr("rewards.differences.ROWS_AT_ONCE", rows)
        assert list(differences(cycle)) == []


@pytest.mark.parametrize(("statement", "said"), TAMPERING, ids=[row[0] for row in TAMPERING])
def test_what_was_tampered_with_is_found(world: World, statement: str, said: str) -> None:
    cycle = _closed(world)
    _behind_the_guards(statement)
    cycle.refresh_from_db()
    found = list(differences(cycle))
    assert any(said in finding for finding in found), found


def test_a_file_of_other_content_is_found(world: World) -> None:
    cycle = _closed(world)
    name = file_name(bytes(cycle.inputs_digest))
    with opened(bytes(cycle.inputs_digest)) as file:
        text = gzip.decompress(file.read())
    default_storage.delete(name)
    default_storage.save(name, ContentFile(gzip.compress(text + b" ")))
    assert list(differences(cycle)) == [
        "the file of its inputs is missing, or is not the one that was published"
    ]
    default_storage.delete(name)


@pytest.mark.parametrize("text", [b"", b"{}", b"\xff", b'{"rules":"steem-hf99"}'])
def test_a_file_that_cannot_be_read_is_a_finding_and_no_fault(world: World, text: bytes) -> None:
    cycle = _closed(world)
    digest = hashlib.sha256(text).digest()
    default_storage.delete(file_name(digest))
    default_storage.save(file_name(digest), ContentFile(gzip.compress(text)))
    cycle.inputs_digest = digest
    (found,) = differences(cycle)
    assert found.startswith("its inputs cannot be computed: ")


def test_each_night_notes_how_it_came_out(world: World, caplog: pytest.LogCaptureFixture) -> None:
    cycle = _closed(world)
    assert recompute_cycles(NIGHT) == 0
    assert Recomputation.objects.get(cycle=cycle).finding == ""
    _behind_the_guards("UPDATE rewards_cycle SET paid = paid + 1")
    with caplog.at_level(logging.ERROR):
        assert recompute_cycles(NIGHT + timedelta(days=1)) == 1
    assert "milli-INK by its inputs" in Recomputation.objects.get(cycle=cycle).finding
    assert f"Cycle {cycle.number} does not come out again" in caplog.text


def test_new_cycles_come_first_and_old_ones_in_turn(
    lonely: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recomputing, "AGAIN", 1)
    numbers = []
    for day in range(3):
        lonely.fill(1, seed=day, closes_at=CLOSES + timedelta(days=day))
        run = run_cycle(NOW + timedelta(days=day), rules=lonely.rules)
        assert run is not None
        numbers.append(publish(run.number).number)
    nights = [NIGHT + timedelta(days=10 + each) for each in range(4)]
    recompute_cycles(nights[0])
    assert set(Recomputation.objects.values_list("at", flat=True)) == {nights[0]}
    for night in nights[1:]:
        recompute_cycles(night)
    seen = dict(Recomputation.objects.values_list("cycle_id", "at"))
    assert [seen[number] for number in numbers] == nights[1:]


def test_a_cycle_from_before_files_were_published_gets_its_own(world: World) -> None:
    run = run_cycle(NOW, rules=world.rules)
    assert run is not None and not run.inputs_digest
    assert recompute_cycles(NIGHT) == 0
    assert is_intact(bytes(Cycle.objects.get(pk=run.pk).inputs_digest))


def test_a_cycle_that_was_closed_a_moment_ago_waits_for_the_next_night(world: World) -> None:
    run = run_cycle(NOW, rules=world.rules)
    assert run is not None
    assert recompute_cycles(NOW + timedelta(seconds=9)) == 0
    assert not Recomputation.objects.exists()
    assert not Cycle.objects.get(pk=run.pk).inputs_digest


def test_those_that_differed_are_looked_at_again_each_night(
    lonely: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recomputing, "AGAIN", 0)
    for day in range(2):
        lonely.fill(1, seed=70 + day, closes_at=CLOSES + timedelta(days=day))
        run = run_cycle(NOW + timedelta(days=day), rules=lonely.rules)
        assert run is not None
        last = publish(run.number)
    default_storage.delete(file_name(bytes(last.inputs_digest)))
    nights = [NIGHT + timedelta(days=10 + each) for each in range(2)]
    assert recompute_cycles(nights[0]) == 1
    publish(last.number)
    assert recompute_cycles(nights[1]) == 0
    seen = list(Recomputation.objects.order_by("cycle_id").values_list("at", flat=True))
    assert seen == nights


def test_a_file_that_was_lost_is_told_and_not_put_back(world: World) -> None:
    world.fill(1, seed=4_714)  # Of no other test: its file is nobody else's.
    digest = bytes(_closed(world).inputs_digest)
    default_storage.delete(file_name(digest))
    assert recompute_cycles(NIGHT) == 1
    assert not is_intact(digest)


def test_a_cycle_whose_file_cannot_be_written_is_a_finding(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.fill(1, seed=4_713)  # Of no other test: its file is not there yet.
    run = run_cycle(NOW, rules=world.rules)
    assert run is not None

    def full(*_: object) -> str:
        raise OSError("No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    assert recompute_cycles(NIGHT) == 1
    assert Recomputation.objects.get(cycle=run).finding == "its inputs are not published"


def test_a_cycle_that_paid_nothing_is_left_out(lonely: World) -> None:
    empty = run_cycle(NOW, rules=lonely.rules)
    assert empty is not None
    assert recompute_cycles(NIGHT) == 0
    assert not Recomputation.objects.exists()


def _behind_the_guards(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        tables = ("ledger_transfer", "ledger_transfer_1", "ledger_batch", "rewards_cycle")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL ROLE inkwell_application")
