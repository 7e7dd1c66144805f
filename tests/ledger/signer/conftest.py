"""A running signer with new keys, and a ledger before it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.signer.processes import Ledger, SignerProcess


@pytest.fixture
def stopped_signer() -> Iterator[SignerProcess]:
    # Not tmp_path: the path of a Unix socket may hold 107 bytes only.
    with tempfile.TemporaryDirectory(prefix="inkwell-") as folder:
        process = SignerProcess(Path(folder))
        yield process
        process.stop()


@pytest.fixture
def running_signer(stopped_signer: SignerProcess) -> SignerProcess:
    stopped_signer.start()
    return stopped_signer


@pytest.fixture
def ledger(stopped_signer: SignerProcess) -> Ledger:
    return Ledger(stopped_signer.socket)
