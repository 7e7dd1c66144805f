"""The demo's data folder: who uses it, its secrets and its ports.

Only a folder that is new, or empty, or marked as a demo's is ever used: what `--fresh` removes was
made here. One demo at a time uses it; a lock that the kernel drops with the process says which.
Secrets are random, made once, and readable by the owner only.
"""

import fcntl
import json
import os
import secrets
import shutil
from pathlib import Path
from typing import IO, Final

_WORDS: Final = ("amber", "birch", "comet", "delta", "ember", "fjord", "grove", "heron")
_MARK: Final = ".inkwell-demo"
_MARK_SAYS: Final = "Inkwell's demo keeps its data here; ./run demo --fresh removes all of it.\n"
_KEPT_WHEN_FRESH: Final = {"lock", _MARK}


class AlreadyRunning(Exception):
    """Another demo uses the folder; the message says where it answers."""


class NoDemoFolder(Exception):
    """The folder cannot be the demo's; nothing in it was touched. The message says why."""


class DemoFolder:
    """The folder at `path`, made on the first use and private to its owner.

    NoDemoFolder, before anything is written, for a folder that holds something else.
    """

    def __init__(self, path: Path) -> None:
        self.path: Final = path.absolute()
        try:
            _claim(self.path)
            self.logs: Final = self.path / "logs"
            self.logs.mkdir(exist_ok=True)
        except OSError as error:
            raise NoDemoFolder(f"{self.path} cannot be used: {error.strerror}.") from error
        self._lock: IO[str] | None = None

    def lock(self) -> None:
        """Take the folder until this process ends; AlreadyRunning when another has it."""
        held = (self.path / "lock").open("a+")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.seek(0)
            said = held.read()
            held.close()
            raise AlreadyRunning(said or "Inkwell is just starting from this folder.") from None
        self._lock = held
        self.announce(f"Inkwell is starting already (process {os.getpid()}).")

    @classmethod
    def existing(cls, path: Path) -> "DemoFolder":
        """A folder that a demo uses or has used; NoDemoFolder for any other, left as it is."""
        if not (path / _MARK).is_file():
            raise NoDemoFolder(f"{path.absolute()} is no folder of a demo.")
        return cls(path)

    def is_running(self) -> bool:
        """Whether a demo has the folder at this moment."""
        with (self.path / "lock").open("a") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def announce(self, sentence: str) -> None:
        """Leave a sentence for a second copy to print."""
        if self._lock is not None:
            self._lock.truncate(0)
            self._lock.write(sentence)
            self._lock.flush()

    def empty(self) -> None:
        """Remove everything but the lock and the mark, for `--fresh`."""
        if not (self.path / _MARK).is_file():
            raise NoDemoFolder(f"{self.path} bears no mark of a demo; nothing was removed.")
        for entry in self.path.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            elif entry.name not in _KEPT_WHEN_FRESH:
                entry.unlink()
        self.logs.mkdir()

    def log(self, name: str) -> Path:
        """Where the process called `name` writes."""
        return self.logs / f"{name}.log"

    def secret(self, name: str) -> str:
        """Return the secret called `name`, made at the first call."""
        return self._remember("secrets.json", name, secrets.token_urlsafe(24))

    def visitor_password(self) -> str:
        """Return the password of the demo's people: random, but easy to type."""
        words = "-".join(secrets.SystemRandom().sample(_WORDS, 3))
        return self._remember("secrets.json", "visitor", f"{words}-{secrets.randbelow(90) + 10}")

    def port(self, name: str) -> int | None:
        """Return the port that `name` had last time."""
        port = self._read("ports.json").get(name)
        return int(port) if port else None

    def keep_port(self, name: str, *, port: int) -> None:
        """Remember the port of `name` for the next start."""
        self._write("ports.json", self._read("ports.json") | {name: str(port)})

    def _remember(self, file: str, name: str, new: str) -> str:
        known = self._read(file)
        if name not in known:
            known[name] = new
            self._write(file, known)
        return known[name]

    def _read(self, file: str) -> dict[str, str]:
        path = self.path / file
        if not path.exists():
            return {}
        known: dict[str, str] = json.loads(path.read_text())
        return known

    def _write(self, file: str, known: dict[str, str]) -> None:
        """Write aside and rename: a start that is killed leaves the old file or the new one."""
        aside = self.path / f"{file}.new"
        aside.unlink(missing_ok=True)
        aside.touch(mode=0o600)
        aside.write_text(json.dumps(known, indent=2))
        aside.rename(self.path / file)


def _claim(path: Path) -> None:
    """Mark a new or an empty folder as the demo's; NoDemoFolder where other things are."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark = path / _MARK
    if mark.is_file():
        return
    if any(path.iterdir()):
        raise NoDemoFolder(
            f"{path} holds other things, and the demo writes only into a folder of its own. "
            "Name a new or an empty one with --data."
        )
    mark.write_text(_MARK_SAYS)
