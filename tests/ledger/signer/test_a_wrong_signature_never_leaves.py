"""Faults in the computation are caught, and the signer knows nothing of Django."""

import subprocess
import sys
from pathlib import Path

import pytest

from ledger.keys import Key, P256Key
from ledger.merkle import EMPTY_ROOT
from ledger.notes import Checkpoint, KeyKind, VerifierKey
from ledger.signer.request import Refusal
from ledger.signer.server import Signer
from ledger.signer.signature import second_opinion, sign
from ledger.signer.vault import Vault, create

CHECKPOINT = Checkpoint("ledger.example/test", 0, EMPTY_ROOT)


class FaultyKey:
    """A key whose signatures come out with one bit flipped."""

    def __init__(self, key: P256Key, bit: int) -> None:
        self._key, self._bit = key, bit
        self.public = key.public

    def sign(self, message: bytes) -> bytes:
        signature = bytearray(self._key.sign(message))
        signature[self._bit // 8 % len(signature)] ^= 1 << self._bit % 8
        return bytes(signature)


def test_each_flipped_bit_of_a_signature_is_caught() -> None:
    key = P256Key.generate()
    public = VerifierKey(CHECKPOINT.origin, KeyKind.P256, key.public)
    for bit in range(0, 560):
        keys: list[tuple[VerifierKey, Key]] = [(public, FaultyKey(key, bit))]
        with pytest.raises(Refusal, match="thrown away"):
            sign(CHECKPOINT, keys=keys, verify=second_opinion())


def test_a_refused_signature_gives_no_note(tmp_path: Path) -> None:
    create(tmp_path / "keys", origin=CHECKPOINT.origin)
    vault = Vault.open(tmp_path / "keys", origin=CHECKPOINT.origin)
    answer = Signer(vault, verify=lambda *_: False).answer(
        {"origin": CHECKPOINT.origin, "old_size": 0, "new_size": 1, "root": "00" * 32, "proof": []}
    )
    vault.close()
    assert answer["error"] == "failed"
    assert "note" not in answer


def test_the_signer_imports_no_django() -> None:
    code = "import sys, ledger.signer.__main__; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
