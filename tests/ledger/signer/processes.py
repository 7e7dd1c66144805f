"""A signer process to start, kill and start again, and a ledger that grows before it."""

import base64
import os
import signal
import struct
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from ecdsa import SigningKey

from ledger import merkle, signing
from ledger.merkle import Frontier, Subtree
from ledger.notes import Checkpoint

ORIGIN = "ledger.example/test"
START = "import sys; from ledger.signer.__main__ import main; sys.exit(main())"


def forms_of_keys(keys: Path) -> list[bytes]:
    """Both secrets raw, in digits of 16 and of 10, in base64, as Python keeps a large number, and
    as the files hold them.
    """
    forms = []
    for path in sorted(keys.glob("*.pem")):
        secret = SigningKey.from_pem(path.read_bytes()).to_string()
        number = int.from_bytes(secret, "big")
        limbs = [number >> shift & (1 << 30) - 1 for shift in range(0, 256, 30)]
        forms += [secret, secret.hex().encode(), secret.hex().upper().encode()]
        forms += [base64.b64encode(secret), path.read_bytes().splitlines()[1]]
        forms += [str(number).encode(), struct.pack(f"<{len(limbs)}I", *limbs)]
    return forms


@dataclass
class SignerProcess:
    """One folder with keys; at most one process at a time works with it."""

    folder: Path
    process: subprocess.Popen[str] | None = None

    @property
    def socket(self) -> Path:
        return self.folder / "signer.sock"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    def start(self, *options: str, code: str = START) -> None:
        """Start the signer and wait until it says that it is ready."""
        self.process = self.popen("--init", *options, code=code)
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        if "swapped out" in said:
            said = self.process.stdout.readline()
        assert "is ready" in said

    def popen(self, *options: str, code: str = START) -> subprocess.Popen[str]:
        """Start the signer without waiting."""
        place = ["--socket", str(self.socket), "--keys", str(self.keys), "--origin", ORIGIN]
        return subprocess.Popen(
            [sys.executable, "-c", code, *place, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def kill(self) -> None:
        """As a loss of power would, but for the disk's cache."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.wait()

    def stop(self) -> None:
        """As an operator would."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.wait()

    def wait(self) -> None:
        assert self.process is not None
        self.process.communicate(timeout=20)


@dataclass
class Ledger:
    """A tree that grows leaf by leaf and asks for signatures."""

    signer: Path
    frontier: Frontier = merkle.EMPTY
    nodes: dict[Subtree, bytes] = field(default_factory=dict)

    def grow(self, *contents: bytes) -> None:
        leaves = [merkle.leaf_hash(content) for content in contents]
        growth = self.frontier.grow(leaves)
        first = self.frontier.size
        self.nodes |= {Subtree(0, first + at): leaf for at, leaf in enumerate(leaves)}
        self.nodes |= growth.completed
        self.frontier = growth.frontier

    @property
    def checkpoint(self) -> Checkpoint:
        return Checkpoint(ORIGIN, self.frontier.size, self.frontier.root)

    def sign(self, *, since: int) -> str:
        """Ask for the signature of the tree as it stands, proven from the size `since`."""
        proof = merkle.consistency_proof(since, new_size=self.frontier.size, nodes=self.nodes)
        return signing.request_checkpoint(
            self.checkpoint, old_size=since, proof=proof, signer=self.signer
        )

    def copy(self) -> "Ledger":
        return Ledger(self.signer, self.frontier, dict(self.nodes))
