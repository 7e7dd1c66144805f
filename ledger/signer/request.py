"""What the signer is asked, and when it must refuse. Pure: a request and a memory, a verdict.

The rule is that of a witness: a checkpoint is signed only when a proof shows that its tree begins
with the tree signed before. The one repetition allowed is the very same checkpoint, for a client
that died before it could keep the answer.
"""

from dataclasses import dataclass
from typing import Any, Literal, Self

from ledger.merkle import EMPTY_ROOT, verify_consistency
from ledger.notes import Checkpoint, MalformedNote

MAX_PROOF_HASHES = 63
"""C2SP's bound for a consistency proof; a tree of 2^62 leaves needs no more."""

Reason = Literal[
    "malformed", "unknown_origin", "smaller", "fork", "stale", "bad_proof", "not_allowed", "failed"
]


class Refusal(Exception):
    """The signer will not sign; `reason` is for programs, the text for people."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A checkpoint to sign, and the proof that it continues the one of `old_size`."""

    checkpoint: Checkpoint
    old_size: int
    proof: tuple[bytes, ...]

    def to_json(self) -> dict[str, Any]:
        """The request as it is sent."""
        return {
            "origin": self.checkpoint.origin,
            "old_size": self.old_size,
            "new_size": self.checkpoint.size,
            "root": self.checkpoint.root.hex(),
            "proof": [digest.hex() for digest in self.proof],
        }

    @classmethod
    def from_json(cls, message: dict[str, Any]) -> Self:
        """Read a request; Refusal unless it has these fields, of these types, and no other."""
        try:
            origin, root, proof = message["origin"], message["root"], message["proof"]
            sizes = message["old_size"], message["new_size"]
        except KeyError as error:
            raise Refusal("malformed", f"The request lacks {error}.") from error
        texts = (origin, root, *proof) if isinstance(proof, list) else (None,)
        # By exact type: JSON's true is an int to Python, and would be signed as "True".
        if len(message) != 5 or {*map(type, texts)} != {str} or {*map(type, sizes)} != {int}:
            raise Refusal("malformed", "A field of the request is unknown or of a wrong type.")
        if len(proof) > MAX_PROOF_HASHES:
            raise Refusal("malformed", f"A proof has at most {MAX_PROOF_HASHES} hashes.")
        try:
            return cls(
                checkpoint=Checkpoint(origin, sizes[1], bytes.fromhex(root)),
                old_size=sizes[0],
                proof=tuple(map(bytes.fromhex, proof)),
            )
        except MalformedNote as error:
            raise Refusal("malformed", str(error)) from error
        except ValueError as error:
            raise Refusal("malformed", "Hashes are written in hexadecimal digits.") from error


def first_checkpoint(origin: str) -> Checkpoint:
    """What a signer remembers that has signed nothing yet."""
    return Checkpoint(origin, 0, EMPTY_ROOT)


def require_continuation(request: Request, *, signed: Checkpoint) -> None:
    """Refusal unless the request continues what was signed last, or repeats exactly that."""
    asked = request.checkpoint
    if asked.origin != signed.origin:
        raise Refusal("unknown_origin", f"This signer signs for {signed.origin} only.")
    if asked == signed:
        return
    if asked.size < signed.size:
        raise Refusal("smaller", f"Size {signed.size} is signed already: {asked.size} is less.")
    if asked.size == signed.size:
        raise Refusal("fork", f"Another root is signed already for size {signed.size}.")
    if request.old_size != signed.size:
        raise Refusal("stale", f"The proof must begin at size {signed.size}, signed last.")
    if not verify_consistency(
        request.proof,
        old_size=signed.size,
        new_size=asked.size,
        old_root=signed.root,
        new_root=asked.root,
    ):
        raise Refusal("bad_proof", f"The proof does not lead from {signed.size} to {asked.size}.")
