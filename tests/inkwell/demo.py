"""A demo started for a test, in a folder of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.architecture.source import ROOT

READY: Final = re.compile(r"Inkwell is ready at (http://127\.0\.0\.1:\d+/)")
START_SECONDS: Final = 1200


@dataclass
class Demo:
    """The supervisor's process, with what it printed in a file."""

    folder: Path
    process: subprocess.Popen[bytes]
    output: Path

    def wait_until_ready(self) -> str:
        """Return the address that it prints; an AssertionError shows what it printed instead."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            if found := READY.search(self.output.read_text()):
                return found[1]
            if time.monotonic() > deadline or self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError(self.output.read_text())

    def processes(self) -> set[int]:
        """The ids of all running processes of this demo."""
        mark = f"DEMO_OF_A_TEST={self.folder}".encode()
        return {int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _has(entry, mark)}

    def children(self) -> list[int]:
        """The ids of what the supervisor itself started, those without our mark included."""
        number = self.process.pid
        listed = Path(f"/proc/{number}/task/{number}/children").read_text()
        return [int(word) for word in listed.split()]

    def stop(self) -> int:
        """Stop it as Ctrl-C does and return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


def start(folder: Path, *, name: str = "demo") -> Demo:
    """Start a demo on services of its own, whatever the tests themselves use."""
    ours = ("DATABASE_URL", "REDIS_URL", "INKWELL_", "DJANGO_")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    said = folder.with_name(f"{name}-{time.monotonic_ns()}")
    with said.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--data", str(folder)],
            cwd=ROOT,
            # The children's environment is rebuilt without INKWELL_*, but not without this mark.
            env={**outside, "DEMO_OF_A_TEST": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Demo(folder, process, said)


def _has(entry: Path, mark: bytes) -> bool:
    """Whether the process has our mark; one that is ending has no environment any more."""
    with suppress(OSError):
        return mark in (entry / "environ").read_bytes()
    return False
