"""The program that checks receipts comes to the verdicts of other people's implementations."""

from pathlib import Path

import pytest

from ledger.notes import KeyKind, VerifierKey
from ledger.outside import outsider
from ledger.receipts import Receipt
from tests.ledger import vectors


def test_published_proofs_lead_to_the_published_roots_and_no_others_do() -> None:
    cases = vectors.read("merkle_rfc6962_reference.json")["inclusion"]
    for case in cases:
        proof, index, size = map(case.get, ("proof", "index", "size"))
        path = [bytes.fromhex(digest) for digest in proof]
        leaf, root = bytes.fromhex(case["leaf_hash"]), bytes.fromhex(case["root"])
        assert outsider.climb(path, index=index, size=size, leaf=leaf) == root
        cut = [(path[:-1], index)] if path else []
        for wrong, at in (*cut, ([*path, leaf], index), (path, size), (path, -1)):
            try:
                found = outsider.climb(wrong, index=at, size=size, leaf=leaf)
            except outsider.Wrong:
                continue
            assert found != root
    print(f"{len(cases)} published proofs agree")


def test_receipts_that_go_verifiers_accepted_hold(tmp_path: Path) -> None:
    cases = vectors.read("merkle_ledger_samples.json")
    of_the_log = (KeyKind.ED25519, KeyKind.P256)
    keys = [
        text for text in cases["vkeys"].values() if VerifierKey.decode(text).kind in of_the_log
    ]
    file = tmp_path / "sample.tlog-proof"
    for case in cases["tests"]:
        bare = Receipt.decode(case["tlog_proof"])
        leaf = case["leaf_utf8"].encode()
        file.write_text(Receipt(bare.index, bare.proof, bare.note, leaf=leaf).encode())
        outsider.check_receipt(str(file), keys)
        file.write_text(Receipt(bare.index, bare.proof, bare.note, leaf=leaf + b" ").encode())
        with pytest.raises(outsider.Wrong):
            outsider.check_receipt(str(file), keys)
    print(f"{len(cases['tests'])} receipts hold")
