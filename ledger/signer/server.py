"""The signer's loop: who may ask, one exchange for each connection, one signature at a time."""

import math
import os
import signal
import socket
import stat
import struct
import threading
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ledger.keys import Key
from ledger.notes import VerifierKey
from ledger.signer import wire
from ledger.signer.request import Refusal, Request, require_continuation
from ledger.signer.signature import Verifier, sign
from ledger.signer.vault import Vault, VaultError

EXCHANGE_SECONDS = 5.0
"""From the connection to the whole request, and again for the answer."""
CONNECTIONS = 8
"""Connections looked at at once; further ones wait in the socket's queue."""
_QUEUE = 128
_CREDENTIALS = struct.Struct("3i")


@dataclass(slots=True)
class Signer:
    """A vault that answers; thread-safe. `tick_seconds` = 0 answers at once.

    With a tick every answer, also a refusal, leaves at a whole multiple of it, so that the time of
    an answer says nothing about the computation; and no tick gives more than one signature.
    """

    vault: Vault
    verify: Verifier
    tick_seconds: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """Sign or refuse; what is signed has been remembered before."""
        with self._lock:
            try:
                answer = {"note": self._sign(Request.from_json(message))}
            except Refusal as refusal:
                answer = {"error": refusal.reason, "detail": refusal.detail}
            self._wait_for_tick()
            return answer

    def _sign(self, request: Request) -> str:
        require_continuation(request, signed=self.vault.signed)
        if request.checkpoint != self.vault.signed:
            self.vault.remember(request.checkpoint)
        p256, ed25519 = self.vault.verifier_keys
        keys: list[tuple[VerifierKey, Key]] = [
            (p256, self.vault.p256),
            (ed25519, self.vault.ed25519),
        ]
        return sign(request.checkpoint, keys=keys, verify=self.verify).encode()

    def _wait_for_tick(self) -> None:
        if self.tick_seconds:
            now = time.monotonic()
            time.sleep(math.ceil(now / self.tick_seconds) * self.tick_seconds - now)


def serve(signer: Signer, *, socket_path: Path, allowed_uids: frozenset[int]) -> None:
    """Answer on a Unix socket until SIGTERM or SIGINT."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    # The kernel gives the peer's user, so the socket may be open to all where others are allowed.
    mode = 0o600 if allowed_uids <= {os.getuid()} else 0o666
    with listening(socket_path, mode=mode) as listener, ThreadPoolExecutor(CONNECTIONS) as pool:
        slots = threading.BoundedSemaphore(CONNECTIONS)
        listener.settimeout(0.2)
        print(f"The signer is ready at {socket_path}.", flush=True)
        while not stopped.is_set():
            if not slots.acquire(timeout=0.2):
                continue
            try:
                connection, _ = listener.accept()
            except OSError:
                slots.release()
                continue
            done = pool.submit(_exchange, signer, connection, allowed_uids)
            done.add_done_callback(lambda _: slots.release())


def _exchange(signer: Signer, connection: socket.socket, allowed_uids: frozenset[int]) -> None:
    with connection, suppress(wire.BrokenExchange):
        try:
            _require_allowed(connection, allowed_uids)
            message = wire.receive(connection, deadline=wire.deadline_in(EXCHANGE_SECONDS))
            answer = signer.answer(message)
        except Refusal as refusal:
            answer = {"error": refusal.reason, "detail": refusal.detail}
        except wire.BrokenExchange as error:
            answer = {"error": "malformed", "detail": str(error)}
        except Exception:
            # A full disk, say. The client learns that it failed, the operator why.
            traceback.print_exc()
            answer = {"error": "failed", "detail": "The signer failed: its own log says why."}
        wire.send(connection, answer, deadline=wire.deadline_in(EXCHANGE_SECONDS))


def _require_allowed(connection: socket.socket, allowed_uids: frozenset[int]) -> None:
    data = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    _, uid, _ = _CREDENTIALS.unpack(data)
    if uid not in allowed_uids:
        raise Refusal("not_allowed", f"User {uid} may not ask this signer.")


@contextmanager
def listening(path: Path, *, mode: int) -> Iterator[socket.socket]:
    """A listening socket at `path`, which appears there only once it takes connections."""
    _remove_dead(path)
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(draft))
        os.chmod(draft, mode)
        listener.listen(_QUEUE)
        os.rename(draft, path)
        try:
            yield listener
        finally:
            path.unlink(missing_ok=True)


def _remove_dead(path: Path) -> None:
    """Remove the socket of a killed signer; VaultError when something lives there."""
    if not path.exists():
        return
    if not stat.S_ISSOCK(path.lstat().st_mode):
        raise VaultError(f"{path} is no socket: choose another path.")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            path.unlink(missing_ok=True)
            return
    raise VaultError(f"Something answers at {path} already: stop it or choose another path.")
