"""`manage.py health`: which jobs, payouts, signatures or letters are stuck; exit 1 if any is."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from ledger.selectors import database_time
from moderation.selectors.jobs import (
    RECOMPUTE,
    VERIFY,
    JobState,
    engine,
    jobs,
    letters_that_fail,
)

#: Blocks that may wait for the signer before it counts as away.
BACKLOG: Final = 10
#: What it means when a check found something.
FOUND: Final = {
    VERIFY: "the ledger does not verify, findings",
    RECOMPUTE: "payout rounds that come out otherwise",
}


class Command(BaseCommand):
    """What the desk shows to administrators, for a monitor that asks every few minutes."""

    help = "Say in one line what does not run; exit 1 if anything does not."

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError with all that is wrong."""
        now = database_time()
        states = jobs(now)
        wrong = list(_wrong(states, now))
        if wrong:
            raise CommandError("; ".join(wrong) + ".")
        waiting = ", ".join(state.task for state in states if state.waits)
        self.stdout.write(f"All runs; not run yet: {waiting}." if waiting else "All runs.")


def _wrong(states: Sequence[JobState], now: datetime) -> Iterator[str]:
    for state in states:
        if state.job is not None and state.job.fails:
            yield f"{state.task} fails: {state.job.error}"
        elif state.late:
            yield f"{state.task} does not run"
        if state.task in FOUND and state.job is not None and state.job.result:
            yield f"{FOUND[state.task]}: {state.job.result}"
    found = engine(now)
    if found.behind is not None:
        yield f"a payout round is overdue since {found.behind.isoformat()}"
    if found.unsigned > BACKLOG:
        yield f"blocks without a signature: {found.unsigned}"
    if found.unpublished:
        yield f"payout rounds whose inputs are not published or sealed: {found.unpublished}"
    if found.unlogged:
        yield f"signed leaves that are not in the published log: {found.unlogged}"
    if letters := letters_that_fail():
        yield f"letters that could not be sent: {len(letters)}"
