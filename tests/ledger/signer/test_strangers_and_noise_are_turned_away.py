"""Peers that may not ask, send too much, too little or nonsense; others are served meanwhile."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ledger.signer import wire
from tests.ledger.signer.processes import Ledger, SignerProcess

pytestmark = pytest.mark.slow


@contextmanager
def connection_to(signer: SignerProcess) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(str(signer.socket))
        yield connection


def answer(connection: socket.socket) -> dict[str, object]:
    return wire.receive(connection, deadline=wire.deadline_in(10))


def framed(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def test_a_megabyte_is_refused_by_its_length(
    running_signer: SignerProcess, ledger: Ledger
) -> None:
    with connection_to(running_signer) as connection:
        connection.sendall((1_000_000).to_bytes(4, "big") + bytes(1000))
        assert answer(connection)["error"] == "malformed"
    ledger.grow(b"first")
    ledger.sign(since=0)


def test_half_a_request_holds_nobody_up(running_signer: SignerProcess, ledger: Ledger) -> None:
    with connection_to(running_signer) as half, connection_to(running_signer) as silent:
        half.sendall((500).to_bytes(4, "big") + b'{"origin"')
        ledger.grow(b"first")
        ledger.sign(since=0)
        half.shutdown(socket.SHUT_WR)
        assert answer(half)["error"] == "malformed"
        assert answer(silent)["error"] == "malformed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"[" * 60_000,
        b'{"origin":1,"old_size":0,"new_size":1,"root":"","proof":[]}',
        b'{"origin":"ledger.example/test","old_size":0,"new_size":true,"root":"00","proof":[]}',
        b'{"origin":"ledger.example/test","old_size":0,"new_size":-1,"root":"00","proof":[]}',
        b'{"origin":"ledger.example/test","old_size":0,"new_size":1,"root":"zz","proof":[]}',
        b'{"origin":"ledger.example/test","old_size":0,"new_size":1,"root":"00","proof":[{}]}',
    ],
    ids=lambda data: data[:40].decode("latin-1"),
)
def test_nonsense_is_refused(running_signer: SignerProcess, data: bytes) -> None:
    with connection_to(running_signer) as connection:
        connection.sendall(framed(data))
        assert answer(connection)["error"] == "malformed"


def test_a_user_who_is_not_named_may_not_ask(stopped_signer: SignerProcess) -> None:
    stopped_signer.start("--allow-uid", str(os.getuid() + 1))
    with connection_to(stopped_signer) as connection:
        assert answer(connection)["error"] == "not_allowed"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can take another user's place")
def test_another_user_is_told_apart_by_the_kernel(stopped_signer: SignerProcess) -> None:
    stopped_signer.folder.chmod(0o755)
    stopped_signer.start("--allow-uid", "65533")
    ask = (
        "import contextlib, os, socket, sys; os.setuid(int(sys.argv[2]))\n"
        "s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1])\n"
        # Who is turned away may find the door shut before having asked; the answer lies there.
        "with contextlib.suppress(BrokenPipeError): s.sendall(bytes([0, 0, 0, 2]) + b'{}')\n"
        "s.recv(4); print(s.recv(4096).decode())"
    )
    reasons = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", ask, str(stopped_signer.socket), uid],
                capture_output=True,
                check=True,
            ).stdout
        )["error"]
        for uid in ("65533", "65534")
    ]
    assert reasons == ["malformed", "not_allowed"]
