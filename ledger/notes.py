"""Signed notes and checkpoints in the form of C2SP (signed-note, tlog-checkpoint, cosignature).

A checkpoint is three lines: the ledger's name (origin), the number of leaves, the root in base64.
A note is a text, an empty line and one line for each signature. Signatures of unknown keys are
passed over, which is what lets keys overlap; one bad signature of a known key refuses the note.

The parser takes one form of each thing. It is stricter than the reference in four points: no zero
before the size, no signature twice, no line after the root, no ECDSA signature with the larger s.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import NamedTuple, Self

from ledger.keys import verify_ed25519, verify_p256
from ledger.merkle import HASH_BYTES

MAX_NOTE_BYTES = 1_000_000
MAX_SIGNATURES = 100
MAX_SIZE = 2**63 - 1
KEY_ID_BYTES = 4

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_KEY_ID = re.compile(r"[0-9a-f]{8}", re.ASCII)
_DASH = "\N{EM DASH} "


class MalformedNote(ValueError):
    """The text is not a note, a checkpoint or a verifier key."""


class UnverifiedNote(ValueError):
    """The note is well formed, and its signatures do not make it anybody's."""


class KeyKind(IntEnum):
    """The algorithm of a verifier key: its first byte."""

    ED25519 = 1
    P256 = 2
    ED25519_COSIGNATURE = 4


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under the name it signs for: one line of text, `name+id+base64`."""

    name: str
    kind: KeyKind
    public: bytes

    def __post_init__(self) -> None:
        if not _is_name(self.name):
            raise MalformedNote(f"{self.name!r} is not a key's name: no spaces and no plus sign.")

    @property
    def id(self) -> bytes:
        """The four bytes before each signature that say which key made it."""
        if self.kind is KeyKind.P256:
            return sha256(self.public).digest()[:KEY_ID_BYTES]
        named = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return sha256(named).digest()[:KEY_ID_BYTES]

    def encode(self) -> str:
        """The key as one line of text, without the line's end."""
        key = base64.b64encode(bytes([self.kind]) + self.public).decode("ascii")
        return f"{self.name}+{self.id.hex()}+{key}"

    @classmethod
    def decode(cls, text: str) -> Self:
        """Read a verifier key; MalformedNote when it is none, or its id is not that of the key."""
        name, _, rest = text.partition("+")
        key_id, _, encoded = rest.partition("+")
        data = _unbase64(encoded)
        if not _KEY_ID.fullmatch(key_id) or len(data) < 2:
            raise MalformedNote(f"{text[:80]!r} is not a verifier key: name+id+key is one.")
        try:
            kind = KeyKind(data[0])
        except ValueError as error:
            raise MalformedNote(f"Keys of kind {data[0]} are not known here.") from error
        key = cls(name, kind, data[1:])
        if key.id.hex() != key_id:
            raise MalformedNote(f"The id in {text[:80]!r} is not that of the key.")
        return key

    def verify(self, text: str, *, signature: bytes) -> bool:
        """Whether this key signed the note's text. Never raises."""
        message = text.encode()
        match self.kind:
            case KeyKind.P256:
                return verify_p256(self.public, message=message, signature=signature)
            case KeyKind.ED25519:
                return verify_ed25519(self.public, message=message, signature=signature)
            case KeyKind.ED25519_COSIGNATURE:
                seconds = int.from_bytes(signature[:8], "big")
                message = f"cosignature/v1\ntime {seconds}\n".encode() + message
                return verify_ed25519(self.public, message=message, signature=signature[8:])


class Signature(NamedTuple):
    """One signature line of a note."""

    name: str
    key_id: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text, which ends with a line's end, and its signatures."""

    text: str
    signatures: tuple[Signature, ...]

    def encode(self) -> str:
        """The note as it is stored, sent and published."""
        return self.text + "\n" + "".join(map(_signature_line, self.signatures))

    @classmethod
    def decode(cls, note: str) -> Self:
        """Read a note; MalformedNote when anything in it is out of order."""
        if len(note.encode(errors="replace")) > MAX_NOTE_BYTES:
            raise MalformedNote(f"A note has at most {MAX_NOTE_BYTES} bytes.")
        if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in note if sign != "\n"):
            raise MalformedNote("A note has no control characters.")
        text, separator, block = note.rpartition("\n\n")
        if not separator or not text or not block.endswith("\n"):
            raise MalformedNote("A note is a text, an empty line, and lines with signatures.")
        lines = block.removesuffix("\n").split("\n")
        if len(lines) > MAX_SIGNATURES:
            raise MalformedNote(f"A note has at most {MAX_SIGNATURES} signatures.")
        if len(set(lines)) != len(lines):
            raise MalformedNote("A note has no signature twice.")
        return cls(text + "\n", tuple(map(_parse_signature, lines)))

    def verified(self, keys: Iterable[VerifierKey]) -> list[VerifierKey]:
        """Those of the keys that signed the note, in the order of its lines.

        UnverifiedNote when none of them did, when one has a bad signature, or one signed twice.
        """
        known = {(key.name, key.id): key for key in keys}
        found: list[VerifierKey] = []
        for signature in self.signatures:
            key = known.get((signature.name, signature.key_id))
            if key is None:
                continue
            if key in found:
                raise UnverifiedNote(f"{key.name} has more than one signature of one key.")
            if not key.verify(self.text, signature=signature.data):
                raise UnverifiedNote(f"A signature of {key.name} ({key.id.hex()}) is wrong.")
            found.append(key)
        if not found:
            raise UnverifiedNote("No signature of the note is by a known key.")
        return found


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a ledger says of itself at one moment: how many leaves it has, and their root."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not _is_name(self.origin):
            raise MalformedNote(f"{self.origin!r} is not an origin: no spaces and no plus sign.")
        if not 0 <= self.size <= MAX_SIZE:
            raise MalformedNote(f"{self.size} is not the size of a tree.")
        if len(self.root) != HASH_BYTES:
            raise MalformedNote(f"A root has {HASH_BYTES} bytes, not {len(self.root)}.")

    def encode(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode('ascii')}\n"

    @classmethod
    def decode(cls, text: str) -> Self:
        """Read a note's text; MalformedNote unless it is the one form of a checkpoint."""
        lines = text.split("\n")
        if len(lines) != 4 or lines[3]:
            raise MalformedNote("A checkpoint has three lines: origin, size and root.")
        origin, size, root, _ = lines
        if not _SIZE.fullmatch(size):
            raise MalformedNote(f"{size[:40]!r} is not the size of a tree.")
        return cls(origin, int(size), _unbase64(root))


def open_checkpoint(note: str, *, origin: str, keys: Sequence[VerifierKey]) -> Checkpoint:
    """The checkpoint of this origin in a note that known keys signed.

    MalformedNote or UnverifiedNote otherwise; nothing of an unverified note is returned.
    """
    parsed = Note.decode(note)
    parsed.verified(keys)
    checkpoint = Checkpoint.decode(parsed.text)
    if checkpoint.origin != origin:
        raise UnverifiedNote(f"The checkpoint is one of {checkpoint.origin}, not of {origin}.")
    return checkpoint


def _is_name(name: str) -> bool:
    return (
        bool(name)
        and "+" not in name
        and not any(sign.isspace() or unicodedata.category(sign) == "Cc" for sign in name)
    )


def _signature_line(signature: Signature) -> str:
    data = base64.b64encode(signature.key_id + signature.data).decode("ascii")
    return f"{_DASH}{signature.name} {data}\n"


def _parse_signature(line: str) -> Signature:
    name, separator, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not separator or not _is_name(name):
        raise MalformedNote(f"{line[:80]!r} is not a signature line.")
    data = _unbase64(encoded)
    if len(data) <= KEY_ID_BYTES:
        raise MalformedNote("A signature line holds a key's id and a signature.")
    return Signature(name, data[:KEY_ID_BYTES], data[KEY_ID_BYTES:])


def _unbase64(text: str) -> bytes:
    """Decode the one canonical form; MalformedNote for every other."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise MalformedNote(f"{text[:40]!r} is not base64.") from error
    if base64.b64encode(data).decode("ascii") != text:
        raise MalformedNote(f"{text[:40]!r} is not the canonical form of base64.")
    return data
