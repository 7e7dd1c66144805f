"""A block waits unsigned while the signer is away; the next call catches up."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from ledger import selectors, services
from ledger.merkle import leaf_hash, verify_consistency, verify_inclusion
from ledger.models import Block, Checkpoint, Kind
from ledger.notes import open_checkpoint
from ledger.signing import known_keys
from ledger.verify import run_checks
from tests.plugin.processes import Signer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
_NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _record(count: int) -> None:
    wallet = services.open_wallet(Kind.PERSON)
    for number in range(count):
        services.transfer(1, credit=wallet, amount=1 + number, key=f"{wallet}/{number}")


def test_a_sealed_block_is_signed_by_both_keys(signer: Signer, settings: Settings) -> None:
    _record(5)
    block = services.seal(_NOW, plan_digest=bytes(32))
    assert block is not None
    note = Checkpoint.objects.get(block=block).note
    for key in known_keys():
        found = open_checkpoint(note, origin=settings.INKWELL_ORIGIN, keys=[key])
        assert (found.size, found.root) == (6, bytes(block.root))
    assert len(known_keys()) == 2
    assert list(run_checks()) == []


def test_blocks_wait_for_a_signer_and_are_signed_in_order(
    signer: Signer, settings: Settings
) -> None:
    socket = settings.INKWELL_SIGNER_SOCKET
    settings.INKWELL_SIGNER_SOCKET = str(Path(socket).with_name("nobody.sock"))
    for _ in range(3):
        _record(3)
        assert services.seal(_NOW) is not None
    assert not Checkpoint.objects.exists()
    settings.INKWELL_SIGNER_SOCKET = socket
    assert services.seal(_NOW) is None
    assert Checkpoint.objects.count() == 3
    assert services.sign_blocks() == 0
    assert list(run_checks()) == []


def test_an_answer_that_was_lost_is_given_again(signer: Signer) -> None:
    _record(3)
    with pytest.raises(RuntimeError), _lost():
        services.seal(_NOW)
    assert not Checkpoint.objects.exists()
    services.seal(_NOW)
    assert Checkpoint.objects.count() == Block.objects.count() == 1


def test_every_leaf_and_every_pair_of_blocks_can_be_proved(db: None) -> None:
    for count in (1, 2, 5, 9):
        _record(count)
        services.seal(_NOW)
    newest = selectors.latest_block()
    assert newest is not None and newest.size == 21
    for index in range(newest.size):
        found = selectors.inclusion_proof(index)
        assert found is not None
        assert verify_inclusion(
            found.path,
            index=index,
            size=newest.size,
            leaf=leaf_hash(found.data),
            root=bytes(newest.root),
        )
    blocks = selectors.blocks()
    for old in blocks:
        for new in blocks[: blocks.index(old) + 1]:
            assert verify_consistency(
                selectors.consistency_proof(old.size, new_size=new.size),
                old_size=old.size,
                new_size=new.size,
                old_root=bytes(old.root),
                new_root=bytes(new.root),
            )


def test_nothing_recorded_makes_no_block(db: None) -> None:
    assert services.seal(_NOW) is None
    assert services.seal(_NOW, plan_digest=bytes(range(32))) is not None
    assert services.seal(_NOW) is None
    assert selectors.inclusion_proof(1) is None


class _lost:
    """The signer answers, but the answer is never written down."""

    def __enter__(self) -> None:
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(Checkpoint.objects, "create", self._fail)

    def __exit__(self, *_: object) -> None:
        self.patch.undo()

    @staticmethod
    def _fail(**_: object) -> None:
        raise RuntimeError("killed")
