"""A crew is stopped at once, and whoever others need goes after them."""

import signal
import time
from pathlib import Path

from inkwell.demo.crew import Crew, Member
from inkwell.embedded.children import Command


def member(folder: Path, name: str, *, on_stop: str, is_needed: bool = False) -> Member:
    """A process that does `on_stop` when it is told to end."""
    script = f"trap '{on_stop}' TERM; touch {name}-runs; while :; do sleep 0.05; done"
    return Member(
        name,
        Command(
            ["/bin/sh", "-c", script],
            environment={"PATH": "/usr/bin:/bin"},
            log=folder / f"{name}.log",
            stop_signal=signal.SIGKILL,
            directory=folder,
        ),
        patience_seconds=20,
        is_needed=is_needed,
    )


def test_nobody_waits_for_another_but_for_those_who_need_them(tmp_path: Path) -> None:
    crew = Crew(print)
    needed = member(
        tmp_path,
        "needed",
        on_stop="test -e one-ended && test -e two-ended && exit 0; exit 7",
        is_needed=True,
    )
    # Each ends only after the other was told to as well; one by one, the first would be killed.
    wait = "touch {0}-asked; until test -e {1}-asked; do sleep 0.05; done; touch {0}-ended; exit 0"
    one = member(tmp_path, "one", on_stop=wait.format("one", "two"))
    two = member(tmp_path, "two", on_stop=wait.format("two", "one"))
    for each in (needed, one, two):
        crew.add(each)
    while not all((tmp_path / f"{name}-runs").exists() for name in ("needed", "one", "two")):
        time.sleep(0.02)
    crew.stop()
    ended = {each.name: each.process and each.process.returncode for each in (needed, one, two)}
    assert ended == {"needed": 0, "one": 0, "two": 0}
