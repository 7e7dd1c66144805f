"""Signed notes: the verdicts of the reference judges, and the four in which ours is stricter."""

from typing import Any

import pytest

from ledger.merkle import EMPTY_ROOT
from ledger.notes import (
    Checkpoint,
    MalformedNote,
    Note,
    UnverifiedNote,
    VerifierKey,
    open_checkpoint,
)
from tests.ledger import vectors

STRICTER = {
    "high-S P-256 signature (malleated)",
    "size with leading zero, signed",
    "extension line, signed",
    "same signature twice",
}


def verified_signatures(case: dict[str, Any]) -> int:
    """How many keys signed, 0 when the note is refused."""
    keys = [VerifierKey.decode(text) for text in case["vkeys"]]
    try:
        if case["expected_origin"]:
            open_checkpoint(case["note"], origin=case["expected_origin"], keys=keys)
        return len(Note.decode(case["note"]).verified(keys))
    except (MalformedNote, UnverifiedNote):
        return 0


def test_verdicts_are_those_of_the_reference_but_for_four() -> None:
    cases = vectors.read("merkle_signed_notes.json")["tests"]
    ours = {case["name"]: verified_signatures(case) for case in cases}
    judges = {case["name"]: case["verified_signatures"] for case in cases}
    assert ours == judges | dict.fromkeys(STRICTER, 0)
    print(f"{len(cases)} notes judged, {len(STRICTER)} more strictly than by the reference")


def test_real_keys_are_read_and_written_alike() -> None:
    cases = vectors.read("merkle_signed_notes.json")
    texts = [*cases["real_vkeys"].values(), *cases["test_keys"]["vkeys"].values()]
    assert [VerifierKey.decode(text).encode() for text in texts] == texts


def test_notes_that_go_verifiers_accepted_are_accepted_and_written_alike() -> None:
    cases = vectors.read("merkle_ledger_samples.json")
    keys = [VerifierKey.decode(text) for text in cases["vkeys"].values()]
    for case in cases["tests"]:
        note = Note.decode(case["checkpoint"])
        assert len(note.verified(keys)) == 3
        assert note.encode() == case["checkpoint"]
        assert Checkpoint.decode(note.text).encode() == note.text


@pytest.mark.parametrize(
    "text",
    [
        "ledger.example/main",
        "ledger.example/main+60e2fa4+AjBZ",
        "ledger.example/main+00000000+AeQHiP8xcIKGEqyfEMuW19Qo6QMEa1Lqg+S98YJC5FKP",
        "ledger.example/main+602a3b96+CeQHiP8xcIKGEqyfEMuW19Qo6QMEa1Lqg+S98YJC5FKP",
        "ledger example+602a3b96+AeQHiP8xcIKGEqyfEMuW19Qo6QMEa1Lqg+S98YJC5FKP",
    ],
)
def test_what_is_no_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(MalformedNote):
        VerifierKey.decode(text)


@pytest.mark.parametrize("size", ["", "01", "+1", "1_0", "٣", "9223372036854775808"])
def test_a_size_has_one_form(size: str) -> None:
    text = Checkpoint("ledger.example/main", 7, EMPTY_ROOT).encode()
    with pytest.raises(MalformedNote):
        Checkpoint.decode(text.replace("\n7\n", f"\n{size}\n"))
