"""Child processes that cannot outlive us.

A child runs in its own session, so that Ctrl-C in the terminal reaches only the supervisor, which
then stops the children in order. Should the supervisor be killed instead, the kernel sends each
child the signal asked for here. Call from the main thread: the kernel watches the thread that
started the child, not the process.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

NOBODY = 65534
_PR_SET_PDEATHSIG = 1
_CLONE_NEWUSER = 0x10000000
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(stop_signal: signal.Signals, *, parent: int) -> None:
    """Ask the kernel for `stop_signal` when our parent, process `parent`, is gone (Linux only)."""
    if _LIBC is None:
        return
    _LIBC.prctl(_PR_SET_PDEATHSIG, int(stop_signal), 0, 0, 0)
    if os.getppid() != parent:
        # The parent died before the kernel was told to watch it.
        os.kill(os.getpid(), stop_signal)


def become_nobody_in_namespace() -> None:
    """Enter a user namespace in which root's own id reads as nobody; OSError where forbidden.

    PostgreSQL refuses to run as root. Here it sees another id, while its files stay root's and a
    home folder that only root may enter still works.
    """
    user, group = os.geteuid(), os.getegid()
    if _LIBC is None or _LIBC.unshare(_CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "cannot make a user namespace")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} {group} 1")


def become_nobody() -> None:
    """Give up root for good: the way out where user namespaces are forbidden."""
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def namespaces_allowed() -> bool:
    """Try, in a process of its own, whether `become_nobody_in_namespace` works here."""
    child = os.fork()
    if child == 0:
        try:
            become_nobody_in_namespace()
        except OSError:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


@dataclass(frozen=True, slots=True)
class Command:
    """What to start: arguments (never a secret), environment, and how it is told to stop."""

    arguments: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    stop_signal: signal.Signals = signal.SIGTERM
    become: Callable[[], None] | None = None
    #: Written to standard input: the place for a secret.
    stdin: str | None = None
    directory: Path | None = None


def start(command: Command) -> subprocess.Popen[str]:
    """Start the command with its output appended to its log."""
    parent = os.getpid()

    def prepare() -> None:
        # The namespace comes first: entering one clears the death signal.
        if command.become is not None:
            command.become()
        die_with_parent(command.stop_signal, parent=parent)

    with command.log.open("a") as log:
        process = subprocess.Popen(
            command.arguments,
            env=dict(command.environment),
            cwd=command.directory,
            stdin=subprocess.DEVNULL if command.stdin is None else subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=prepare,
            text=True,
        )
    _feed(process.stdin, text=command.stdin)
    return process


def stop(
    process: subprocess.Popen[str], *, stop_signal: signal.Signals, patience_seconds: float
) -> None:
    """Ask the process to stop, and kill what is left of its group when it takes too long."""
    if process.poll() is None:
        process.send_signal(stop_signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience_seconds)
    end_group(process)


def end_group(process: subprocess.Popen[str]) -> None:
    """Kill the process and what it started in its group: it may have died before them."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def tail(log: Path, *, lines: int = 15) -> str:
    """Return the last lines of a log, for an error message; empty when there is none."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def _feed(stdin: IO[str] | None, *, text: str | None) -> None:
    if stdin is not None and text is not None:
        stdin.write(text)
        stdin.close()
