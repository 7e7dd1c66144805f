"""Receipts that Go verifiers accepted, read, checked and written alike."""

from dataclasses import replace

import pytest

from ledger.notes import MalformedNote, UnverifiedNote, VerifierKey
from ledger.receipts import Receipt
from tests.ledger import vectors

ORIGIN = "ledger.example/main"
NOTE = f"{ORIGIN}\n4\n{'A' * 43}=\n\n\N{EM DASH} {ORIGIN} AAAAAAAA\n"


def test_recorded_receipts_hold_for_their_leaf_only() -> None:
    cases = vectors.read("merkle_ledger_samples.json")
    keys = [VerifierKey.decode(text) for text in cases["vkeys"].values()]
    for case in cases["tests"]:
        receipt = Receipt.decode(case["tlog_proof"])
        leaf = case["leaf_utf8"].encode()
        assert receipt.encode() == case["tlog_proof"]
        assert receipt.covers(leaf, origin=ORIGIN, keys=keys)
        assert not receipt.covers(leaf + b" ", origin=ORIGIN, keys=keys)
        moved = replace(receipt, index=receipt.index + 1)
        assert not moved.covers(leaf, origin=ORIGIN, keys=keys)
        with pytest.raises(UnverifiedNote):
            receipt.covers(leaf, origin=ORIGIN, keys=[])
    print(f"{len(cases['tests'])} receipts accepted")


def test_the_leaf_may_stand_in_the_receipt() -> None:
    receipt = Receipt(3, (bytes(32),), NOTE, leaf=b"\x01\x01leaf")
    text = receipt.encode()
    assert text.startswith("c2sp.org/tlog-proof@v1\nextra AQFsZWFm\nindex 3\n")
    assert Receipt.decode(text) == receipt
    for wrong in ("extra\n", "extra \n", "extra AQFsZWF\n", "extra AQFsZWFm=\n", "Extra AQFs\n"):
        with pytest.raises(MalformedNote):
            Receipt.decode(text.replace("extra AQFsZWFm\n", wrong))


@pytest.mark.parametrize(
    "text", ["", "c2sp.org/tlog-proof@v1\n\n", "c2sp.org/tlog-proof@v1\nindex 01\n\nnote"]
)
def test_what_is_no_receipt_is_refused(text: str) -> None:
    with pytest.raises(MalformedNote):
        Receipt.decode(text)
