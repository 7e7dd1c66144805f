"""What a cycle was computed from is a file, written once, whose digest stands in a seal."""

import gzip
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction

from curation.models import Vote
from curation.services import cast_vote, dispute, withdraw_vote
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Block
from ledger.services import Draft, Leg, post
from ledger.verify import run_checks
from ledger.wallets import SystemWallet
from rewards.differences import differences
from rewards.errors import InvalidTerms, PublicationRefused
from rewards.models import Carry, Cycle
from rewards.recompute import recompute
from rewards.services import (
    open_work_window,
    publish,
    publish_again,
    run_cycle,
    seal_cycles,
    set_terms,
)
from rewards.stored_inputs import file_name, is_intact, opened
from rewards.tasks import payout_cycle
from rewards.trace import canonical
from tests.plugin.database import CommittedDatabase
from tests.rewards.services.world import CLOSES, GENESIS, World, found_world

NOW = CLOSES + timedelta(minutes=1)


def document(cycle: Cycle) -> bytes:
    with opened(bytes(cycle.inputs_digest)) as file:
        return gzip.decompress(file.read())


def closed(world: World) -> Cycle:
    cycle = run_cycle(NOW, rules=world.rules)
    assert cycle is not None and cycle.state == Cycle.State.CLOSED
    return cycle


def test_the_digest_is_that_of_the_bytes_in_their_one_form(world: World) -> None:
    cycle = publish(closed(world).number)
    text = document(cycle)
    assert hashlib.sha256(text).digest() == bytes(cycle.inputs_digest)
    assert canonical(json.loads(text)) == text
    assert cycle.inputs_bytes == default_storage.size(file_name(bytes(cycle.inputs_digest)))


def test_votes_that_were_changed_and_taken_back_count_as_they_did(lonely: World) -> None:
    start, rules = GENESIS + timedelta(days=1), lonely.rules
    author, *voters = lonely.wallets
    give_power(voters)
    work = open_work_window(author, now=start).pk
    other = open_work_window(voters[0], now=start).pk

    def vote(on: int, by: int, weight: int, hours: int) -> None:
        at = start + timedelta(hours=hours)
        cast_vote(on, voter=by, weight_bp=weight, rules=rules.vote, now=at)

    for place, voter in enumerate(voters):
        vote(work, voter, 1_000 * (place + 1), place)
    vote(work, voters[1], 9_999, 30)
    vote(other, voters[1], 10_000, 31)
    reason = rules.vote.dispute.reasons[0]
    later = start + timedelta(hours=40)
    dispute(work, voter=voters[2], weight_bp=9_000, reason=reason, rules=rules.vote, now=later)
    # Taking back the largest vote cuts the dispute that was measured by it.
    for voter in voters[3:]:
        withdraw_vote(work, voter=voter, rules=rules.vote, now=later + timedelta(hours=1))
    cycle = run_cycle(start + timedelta(days=8), rules=rules)
    assert cycle is not None and cycle.works == 2
    answer: dict[str, Any] = recompute(document(publish(cycle.number)).decode())
    assert answer["digest"] == bytes(cycle.plan_digest).hex()
    assert {vote["voter"] for vote in answer["works"][0]["votes"]} == set(voters)


def test_what_wallets_carried_before_is_found_in_the_records(lonely: World) -> None:
    before: dict[int, int] = {}
    later = CLOSES
    for turn in range(3):
        lonely.fill(4, seed=turn, closes_at=later)
        cycle = run_cycle(later + timedelta(minutes=1), rules=lonely.rules)
        assert cycle is not None
        told = json.loads(document(publish(cycle.number)))["carries"]
        assert {each["account"]: each["nano"] for each in told} == before
        before = dict(Carry.objects.filter(nano__gt=0).values_list("wallet_id", "nano"))
        later += timedelta(days=1)
    assert before


def test_a_standing_vote_that_was_tampered_with_is_found_out(world: World) -> None:
    Vote.objects.filter(work=world.works[0]).update(weight=1)
    cycle = publish(closed(world).number)
    assert recompute(document(cycle).decode())["digest"] != bytes(cycle.plan_digest).hex()


def test_nobody_is_named_and_nothing_is_quoted(world: World) -> None:
    text = json.loads(document(publish(closed(world).number)))
    for work in text["works"]:
        assert set(work) == {
            *("author", "beneficiaries", "cashout", "created", "curation"),
            *("id", "liquid_percent", "max_payout", "votes"),
        }
        for vote in work["votes"]:
            assert set(vote) == {"rshares", "seq", "time", "voter"}
            assert type(vote["voter"]) is int


def test_publishing_again_changes_nothing(world: World) -> None:
    cycle = publish(closed(world).number)
    name = file_name(bytes(cycle.inputs_digest))
    written = default_storage.get_modified_time(name)
    again = publish(cycle.number)
    assert bytes(again.inputs_digest) == bytes(cycle.inputs_digest)
    assert default_storage.get_modified_time(name) == written


@pytest.mark.parametrize("left", [b"", b"half of it", None])
def test_a_file_that_is_damaged_or_gone_is_written_again(world: World, left: bytes | None) -> None:
    digest = bytes(publish(closed(world).number).inputs_digest)
    default_storage.delete(file_name(digest))
    if left is not None:
        default_storage.save(file_name(digest), ContentFile(left))
    assert not is_intact(digest)
    publish(1)
    assert is_intact(digest)


def test_a_file_that_came_out_otherwise_is_not_put_in_its_place(world: World) -> None:
    cycle = publish(closed(world).number)
    default_storage.delete(file_name(bytes(cycle.inputs_digest)))
    Cycle.objects.filter(pk=cycle.pk).update(price_ink=cycle.price_ink + 1)
    with pytest.raises(PublicationRefused, match="another file"):
        publish(cycle.number)


def test_only_a_closed_cycle_that_paid_is_published(lonely: World) -> None:
    empty = run_cycle(NOW, rules=lonely.rules)
    assert empty is not None and not empty.works
    for number in (empty.number, 99):
        with pytest.raises(PublicationRefused):
            publish(number)


def test_no_digest_is_changed_once_it_is_sealed(world: World) -> None:
    cycle = publish(closed(world).number)
    Cycle.objects.filter(pk=cycle.pk).update(block=3)
    for column in ("inputs_digest", "plan_digest"):
        for value in (b"", b"\1" * 32):
            with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
                Cycle.objects.filter(pk=cycle.pk).update(**{column: value})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE rewards_cycle SET block = 7")
        assert cursor.rowcount == 1


def test_terms_stay_as_they_were_paid_by(world: World) -> None:
    unvoted = world.work(world.wallets[0], {})
    closed(world)
    with pytest.raises(InvalidTerms, match="worked out"):
        set_terms(unvoted, liquid_bp=1)


def test_the_seal_carries_both_digests(committed_db: CommittedDatabase) -> None:
    world = found_world()
    world.fill(3)
    number = closed(world).number
    assert seal_cycles(NOW) == 1
    cycle = Cycle.objects.get(pk=number)
    block = Block.objects.get(plan_digest=cycle.plan_digest)
    assert block.height == cycle.block
    assert is_intact(bytes(block.inputs_digest))
    assert bytes(block.inputs_digest) == bytes(cycle.inputs_digest)
    assert list(run_checks()) == []


@pytest.mark.parametrize("error", [OSError, PublicationRefused, ValueError])
def test_without_a_place_for_the_file_no_seal_is_made_and_the_next_try_makes_it(
    committed_db: CommittedDatabase, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    world = found_world()
    # Of no other test: its file is not there yet.
    world.fill(3, seed=sum(error.__name__.encode()))
    closed(world)
    with monkeypatch.context() as patched:

        def full(*_: object) -> str:
            raise error("No space left on device")

        patched.setattr(default_storage, "save", full)
        assert seal_cycles(NOW) == 0
    assert not Block.objects.exclude(plan_digest=b"").exists()
    assert seal_cycles(NOW) == 1


def test_one_bad_digest_holds_up_neither_other_rounds_nor_paying(
    committed_db: CommittedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = found_world()
    rounds = []
    for day in range(2):
        world.fill(2, seed=60 + day, closes_at=CLOSES + timedelta(days=day))
        run = run_cycle(NOW + timedelta(days=day), rules=world.rules)
        assert run is not None
        rounds.append(run)
    later = NOW + timedelta(days=2)
    world.fill(2, seed=62, closes_at=CLOSES + timedelta(days=2))
    planted = sha256_file(b"{}")
    Cycle.objects.filter(pk=rounds[0].pk).update(inputs_digest=planted)
    monkeypatch.setattr("rewards.tasks.database_time", lambda: later)
    monkeypatch.setattr("rewards.tasks.rules_at", lambda now: world.rules)
    assert payout_cycle() >= 1
    blocks = list(Cycle.objects.paid_out().order_by("number").values_list("block", flat=True))
    assert len(blocks) == 3 and blocks[0] is None and None not in blocks[1:]
    assert not Block.objects.filter(inputs_digest=planted).exists()
    publish(rounds[0].number, replace=True)
    assert seal_cycles(later) == 1
    sealed = Cycle.objects.get(pk=rounds[0].pk)
    assert sealed.block == 1 + max(height for height in blocks if height is not None)
    assert list(differences(sealed)) == []


def test_a_digest_that_a_block_carries_is_not_replaced(committed_db: CommittedDatabase) -> None:
    world = found_world()
    world.fill(3)
    cycle = closed(world)
    assert seal_cycles(NOW) == 1
    Cycle.objects.filter(pk=cycle.pk).update(block=None, price_ink=cycle.price_ink + 1)
    with pytest.raises(PublicationRefused, match="another file"):
        publish(cycle.number, replace=True)


def test_the_web_plants_no_cycle_payout_digest_seal_or_finding(
    committed_db: CommittedDatabase,
) -> None:
    world = found_world()
    world.fill(3)
    cycle = closed(world)
    publish_again(cycle.number, now=NOW)
    with committed_db.connect() as judge, committed_db.connect() as attacker:
        judge.execute("CREATE ROLE planter LOGIN IN ROLE inkwell_application")
        try:
            attacker.execute("SET SESSION AUTHORIZATION planter")
            for attack in (
                "UPDATE rewards_cycle SET inputs_digest = sha256('x')",
                "UPDATE rewards_cycle SET inputs_digest = ''",
                "UPDATE rewards_cycle SET block = 1",
                "UPDATE rewards_cycle SET paid = paid + 1",
                "INSERT INTO rewards_cycle SELECT (jsonb_populate_record(c, '{\"number\": 99}')).*"
                " FROM rewards_cycle AS c",
                "DELETE FROM rewards_cycle",
                "UPDATE rewards_payout SET work_id = work_id",
                "DELETE FROM rewards_payout",
                "UPDATE rewards_recomputation SET finding = ''",
                "DELETE FROM rewards_recomputation",
                "INSERT INTO rewards_recomputation (cycle_id, at) VALUES (1, now())",
            ):
                with pytest.raises(psycopg.Error, match=r"permission denied|Only who serves"):
                    attacker.execute(attack)
        finally:
            attacker.close()
            judge.execute("DROP ROLE planter")


def test_two_who_publish_at_once_leave_one_file(committed_db: CommittedDatabase) -> None:
    world = found_world()
    world.fill(6, seed=4_720)  # Of no other test: its file is not there yet.
    number = closed(world).number
    folder = Path(default_storage.path("cycles"))
    before = set(folder.iterdir()) if folder.exists() else set()

    def publish_here(_: int) -> bytes:
        try:
            return bytes(publish(number).inputs_digest)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        digests = set(threads.map(publish_here, range(8)))
    (digest,) = digests
    assert is_intact(digest)
    assert set(folder.iterdir()) - before == {Path(default_storage.path(file_name(digest)))}


def sha256_file(text: bytes) -> bytes:
    """Plant a file under its right name, and give its digest."""
    digest = hashlib.sha256(text).digest()
    default_storage.delete(file_name(digest))
    default_storage.save(file_name(digest), ContentFile(gzip.compress(text)))
    return digest


def give_power(wallets: list[int]) -> None:
    """A different amount of stake for each."""
    issue, genesis = SystemWallet.ISSUE, Code.GENESIS
    legs = [
        Leg(debit=issue, credit=wallet, asset=Asset.VESTS, amount=10**12 * place, code=genesis)
        for place, wallet in enumerate(wallets, start=1)
    ]
    post([Draft(key="power", code=genesis, reference="test", rules="inkwell-1", legs=legs)])
