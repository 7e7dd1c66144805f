"""The site's side of the signer: asks for a checkpoint's signature and checks what comes back.

No key is near this module: it knows a socket and the file of public keys beside it.
"""

import socket
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from ledger.notes import (
    Checkpoint,
    MalformedNote,
    UnverifiedNote,
    VerifierKey,
    open_checkpoint,
)
from ledger.signer import wire
from ledger.signer.request import Request
from ledger.tiles import KEYS

ANSWER_SECONDS = 30.0
"""Longer than a signer's tick, shorter than the patience of a task."""


class SigningError(Exception):
    """The checkpoint was not signed."""


class SignerUnavailable(SigningError):
    """The signer could not be reached or did not answer: try again later."""


class SignerRefused(SigningError):
    """The signer said no; `reason` is one of `ledger.signer.request.Reason`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"The signer refused ({reason}): {detail}")
        self.reason = reason


def request_checkpoint(
    checkpoint: Checkpoint, *, old_size: int, proof: Sequence[bytes], signer: Path | None = None
) -> str:
    """The signed note of a checkpoint which continues the one of `old_size`, signed last.

    `proof` is the consistency proof from `old_size`; asking again for the very checkpoint signed
    last gives the same note again. `signer` is its socket, else the one in the settings. Both
    signatures of the note were verified. SignerUnavailable or SignerRefused otherwise.
    """
    path = signer or _configured()
    request = Request(checkpoint=checkpoint, old_size=old_size, proof=tuple(proof))
    deadline = wire.deadline_in(ANSWER_SECONDS)
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(ANSWER_SECONDS)
            connection.connect(str(path))
            wire.send(connection, request.to_json(), deadline=deadline)
            answer = wire.receive(connection, deadline=deadline)
    except (OSError, wire.BrokenExchange) as error:
        raise SignerUnavailable(f"The signer at {path} does not answer: {error}") from error
    match answer:
        case {"note": str(note)}:
            _require_signed(note, checkpoint, known_keys(path))
            return note
        case {"error": str(reason), "detail": str(detail)}:
            raise SignerRefused(reason, detail)
    raise SignerUnavailable(f"What answers at {path} is no signer.")


def known_keys(signer: Path | None = None) -> list[VerifierKey]:
    """The keys of the blocks, from the file that the signer wrote beside its socket."""
    return keys_in((signer or _configured()).with_name(KEYS))


def published_keys() -> list[VerifierKey]:
    """The keys as they are published with the log; SignerUnavailable where none is."""
    if not settings.INKWELL_LOG:
        raise SignerUnavailable("No log is published here (INKWELL_LOG).")
    return keys_in(Path(settings.INKWELL_LOG) / KEYS)


def keys_in(path: Path) -> list[VerifierKey]:
    """The public keys in a file, one a line; SignerUnavailable where they cannot be read."""
    try:
        return [VerifierKey.decode(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError, MalformedNote) as error:
        raise SignerUnavailable(f"The public keys cannot be read: {error}") from error


def _require_signed(note: str, checkpoint: Checkpoint, keys: list[VerifierKey]) -> None:
    """Each key by itself, so that one missing signature is seen."""
    try:
        opened = [open_checkpoint(note, origin=checkpoint.origin, keys=[key]) for key in keys]
    except (MalformedNote, UnverifiedNote) as error:
        raise SignerUnavailable(f"The signer's answer cannot be used: {error}") from error
    if not opened or any(found != checkpoint for found in opened):
        raise SignerUnavailable("The signer answered with another checkpoint.")


def _configured() -> Path:
    if not settings.INKWELL_SIGNER_SOCKET:
        raise SignerUnavailable("No signer is configured: set INKWELL_SIGNER_SOCKET.")
    return Path(settings.INKWELL_SIGNER_SOCKET)
