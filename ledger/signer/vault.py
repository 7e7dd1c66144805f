"""The signer's folder: its two keys, what it signed last, and the lock that keeps it alone.

The folder is its owner's only (0700), the keys are read-only (0400). What was signed last is on
the disk, synced, before the answer leaves: after a crash the signer knows as much as anyone.
"""

import fcntl
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ledger.keys import Ed25519Key, P256Key
from ledger.notes import Checkpoint, KeyKind, MalformedNote, VerifierKey
from ledger.signer.request import first_checkpoint

_P256, _ED25519, _SIGNED, _LOCK = "p256.pem", "ed25519.pem", "signed.json", "lock"


class VaultError(Exception):
    """The folder cannot be used; the text says what is wrong and what to do."""


@dataclass(slots=True)
class Vault:
    """An opened and locked folder; one process at a time has it."""

    folder: Path
    origin: str
    p256: P256Key
    ed25519: Ed25519Key
    signed: Checkpoint
    lock: int

    @classmethod
    def open(cls, folder: Path, *, origin: str) -> Self:
        """Lock the folder and read it; VaultError when it is not safe or not whole."""
        _require_private(folder, folder_only=True)
        lock = _lock(folder)
        try:
            return cls(
                folder=folder,
                origin=origin,
                p256=P256Key.from_pem(_read_key(folder / _P256)),
                ed25519=Ed25519Key.from_pem(_read_key(folder / _ED25519)),
                signed=_read_signed(folder / _SIGNED, origin),
                lock=lock,
            )
        except BaseException:
            os.close(lock)
            raise

    @property
    def verifier_keys(self) -> tuple[VerifierKey, VerifierKey]:
        """The public halves, in the order of the signatures."""
        return (
            VerifierKey(self.origin, KeyKind.P256, self.p256.public),
            VerifierKey(self.origin, KeyKind.ED25519, self.ed25519.public),
        )

    def remember(self, checkpoint: Checkpoint) -> None:
        """Put on the disk what is about to be signed; on return it survives a loss of power."""
        _write_signed(self.folder, checkpoint)
        self.signed = checkpoint

    def close(self) -> None:
        """Give the folder free."""
        os.close(self.lock)


def create(folder: Path, *, origin: str) -> None:
    """Make what the folder lacks: the memory of nothing signed, then the keys.

    Never writes over anything. VaultError where something is lost rather than not made yet: a
    memory beside keys, a key with which something was signed.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _require_private(folder, folder_only=True)
    lock = _lock(folder)
    try:
        missing = [name for name in (_P256, _ED25519) if not (folder / name).exists()]
        # The memory is made before any key, so that a start cut short is no loss.
        if len(missing) == 2 and not (folder / _SIGNED).exists():
            _write_signed(folder, first_checkpoint(origin))
        if missing and _read_signed(folder / _SIGNED, origin).size:
            raise VaultError(f"{folder / missing[0]} is gone, yet blocks were signed: restore it.")
        for name, key in ((_P256, P256Key), (_ED25519, Ed25519Key)):
            if name in missing:
                write_synced(folder / name, key.generate().to_pem(), mode=0o400)
    finally:
        os.close(lock)


def write_synced(path: Path, data: bytes, *, mode: int) -> None:
    """Replace a file in one step; on return data and name are on the disk."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fchmod(descriptor, mode)
        os.fsync(descriptor)
    os.rename(draft, path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _lock(folder: Path) -> int:
    lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise VaultError(f"Another signer works with {folder}: stop it first.") from error
    return lock


def _read_key(path: Path) -> bytes:
    if not path.exists():
        raise VaultError(f"{path} is missing: start once with --init to make new keys.")
    _require_private(path, folder_only=False)
    return path.read_bytes()


def _require_private(path: Path, *, folder_only: bool) -> None:
    if not path.exists():
        raise VaultError(f"{path} is missing: start once with --init to make it.")
    found = path.lstat()
    kind_is_right = stat.S_ISDIR(found.st_mode) if folder_only else stat.S_ISREG(found.st_mode)
    if not kind_is_right or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise VaultError(f"{path} must belong to the signer's user and be closed to all others.")


def _write_signed(folder: Path, checkpoint: Checkpoint) -> None:
    content = {
        "origin": checkpoint.origin,
        "size": checkpoint.size,
        "root": checkpoint.root.hex(),
    }
    write_synced(folder / _SIGNED, json.dumps(content).encode("ascii"), mode=0o600)


def _read_signed(path: Path, origin: str) -> Checkpoint:
    """What was signed last; a memory that is gone or broken is never taken for an empty one."""
    if not path.exists():
        raise VaultError(f"{path} is missing: without it a second history could be signed.")
    try:
        content = json.loads(path.read_bytes())
        signed = Checkpoint(content["origin"], content["size"], bytes.fromhex(content["root"]))
    except (ValueError, KeyError, TypeError, MalformedNote) as error:
        raise VaultError(f"{path} cannot be read: restore it, do not delete it.") from error
    if signed.origin != origin:
        raise VaultError(f"The keys in {path.parent} sign for {signed.origin}, not for {origin}.")
    return signed
