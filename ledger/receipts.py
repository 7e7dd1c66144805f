"""Receipts: a file that proves, without us, that a leaf is in the signed ledger (tlog-proof).

A receipt is the leaf's index, its path to the root, and the signed checkpoint with that root. Who
has the leaf's bytes and the ledger's public keys needs nothing else, and no network. The leaf may
stand in the receipt itself, as its extra data: it is what is proven, so it need not be trusted.
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from ledger.merkle import leaf_hash, verify_inclusion
from ledger.notes import Checkpoint, MalformedNote, Note, VerifierKey, open_checkpoint

_HEADER = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})", re.ASCII)
_EXTRA = re.compile(
    r"extra (?=.)((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)", re.ASCII
)
_HASH = re.compile(r"[A-Za-z0-9+/]{43}=", re.ASCII)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The index of a leaf, its inclusion proof, and the signed note of the checkpoint it is in."""

    index: int
    proof: tuple[bytes, ...]
    note: str
    leaf: bytes = b""

    def encode(self) -> str:
        """The receipt as a file."""
        hashes = [base64.b64encode(digest).decode("ascii") for digest in self.proof]
        extra = [f"extra {base64.b64encode(self.leaf).decode('ascii')}"] if self.leaf else []
        return "\n".join([_HEADER, *extra, f"index {self.index}", *hashes, "", self.note])

    @classmethod
    def decode(cls, text: str) -> Self:
        """Read a receipt; MalformedNote when it is none. Says nothing of its truth: `covers`."""
        head, separator, note = text.partition("\n\n")
        header, *lines = head.split("\n")
        extra = _EXTRA.fullmatch(lines[0]) if lines else None
        if extra is not None:
            del lines[0]
        index = _INDEX.fullmatch(lines[0]) if lines else None
        if not separator or header != _HEADER or index is None:
            raise MalformedNote("A receipt has a header, an index, a proof and a signed note.")
        if not all(map(_HASH.fullmatch, lines[1:])):
            raise MalformedNote("A receipt's proof is a hash in base64 on each line.")
        Checkpoint.decode(Note.decode(note).text)
        leaf = b"" if extra is None else base64.b64decode(extra[1])
        return cls(int(index[1]), tuple(map(base64.b64decode, lines[1:])), note, leaf)

    def covers(self, leaf: bytes, *, origin: str, keys: Sequence[VerifierKey]) -> bool:
        """Whether the leaf with these bytes is in the ledger of this origin, which keys signed.

        MalformedNote or UnverifiedNote when the checkpoint is not signed by any of the keys.
        """
        checkpoint = open_checkpoint(self.note, origin=origin, keys=keys)
        return verify_inclusion(
            self.proof,
            index=self.index,
            size=checkpoint.size,
            leaf=leaf_hash(leaf),
            root=checkpoint.root,
        )
