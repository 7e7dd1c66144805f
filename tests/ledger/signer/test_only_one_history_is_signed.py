"""What the signer signs and what it refuses, asked over its socket."""

from dataclasses import replace

import pytest

from ledger import signing
from ledger.notes import Note, open_checkpoint
from ledger.signer.request import MAX_PROOF_HASHES
from ledger.signing import SignerRefused
from tests.ledger.signer.processes import ORIGIN, Ledger, SignerProcess

pytestmark = pytest.mark.slow


def test_each_continuation_is_signed_by_both_keys(
    running_signer: SignerProcess, ledger: Ledger
) -> None:
    keys = signing.known_keys(running_signer.socket)
    for count in range(1, 12):
        before = ledger.frontier.size
        ledger.grow(*(bytes([at]) for at in range(count)))
        note = ledger.sign(since=before)
        assert open_checkpoint(note, origin=ORIGIN, keys=keys) == ledger.checkpoint
        assert [key.kind.name for key in Note.decode(note).verified(keys)] == ["P256", "ED25519"]


def test_the_same_request_has_the_same_answer_also_after_a_restart(
    running_signer: SignerProcess, ledger: Ledger
) -> None:
    ledger.grow(b"first", b"second")
    note = ledger.sign(since=0)
    assert ledger.sign(since=0) == note
    running_signer.stop()
    running_signer.start()
    assert ledger.sign(since=0) == note
    ledger.grow(b"third")
    assert ledger.sign(since=2) != note


def test_other_histories_are_refused(running_signer: SignerProcess, ledger: Ledger) -> None:
    ledger.grow(b"first", b"second", b"third")
    ledger.sign(since=0)
    shorter, other, longer = (Ledger(running_signer.socket) for _ in range(3))
    shorter.grow(b"first", b"second")
    other.grow(b"first", b"second", b"another")
    longer.grow(b"first", b"second", b"another", b"fourth")
    assert reason(shorter, since=0) == "smaller"
    assert reason(other, since=0) == "fork"
    assert reason(longer, since=3) == "bad_proof"
    assert reason(longer, since=0) == "stale"
    ledger.grow(b"fourth")
    ledger.sign(since=3)


def test_a_bad_request_is_refused(running_signer: SignerProcess, ledger: Ledger) -> None:
    ledger.grow(b"first")
    checkpoint = ledger.checkpoint
    with pytest.raises(SignerRefused, match="unknown_origin"):
        signing.request_checkpoint(
            replace(checkpoint, origin="ledger.example/other"),
            old_size=0,
            proof=[],
            signer=running_signer.socket,
        )
    with pytest.raises(SignerRefused, match="malformed"):
        signing.request_checkpoint(
            checkpoint,
            old_size=0,
            proof=[bytes(32)] * (MAX_PROOF_HASHES + 1),
            signer=running_signer.socket,
        )
    with pytest.raises(SignerRefused, match="bad_proof"):
        signing.request_checkpoint(
            checkpoint, old_size=0, proof=[bytes(32)], signer=running_signer.socket
        )
    ledger.sign(since=0)


def reason(ledger: Ledger, *, since: int) -> str:
    with pytest.raises(SignerRefused) as refusal:
        ledger.sign(since=since)
    return refusal.value.reason
