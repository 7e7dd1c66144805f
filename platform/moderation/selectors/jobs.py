"""How the worker's jobs, the payout rounds and the letters stand, for who keeps the site."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Min

from accounts.models import Letter
from ledger.models import Block
from ledger.selectors import leaves_behind
from moderation.models import Job
from moderation.selectors.health import MOST
from rewards.active import rules_at
from rewards.models import Cycle, Shard, Window

#: So long after its time a job of the schedule counts as late, on top of three of its spans.
PATIENCE: Final = timedelta(minutes=5)
#: The daily check of the ledger.
VERIFY: Final = "ledger.tasks.verify"
#: The nightly recomputation of payout rounds.
RECOMPUTE: Final = "rewards.tasks.recompute"
#: Jobs that return how much they found wrong.
CHECKS: Final = frozenset({VERIFY, RECOMPUTE})
_LETTERS: Final = 50


@dataclass(frozen=True, slots=True)
class JobState:
    """A job and whether something is wrong with it."""

    task: str
    job: Job | None
    late: bool
    #: Whether it never ran, and had no time to since the database was made ready for it.
    waits: bool
    #: Whether it is of the schedule, so that it can be asked for.
    asked: bool

    @property
    def wrong(self) -> bool:
        """Whether it needs somebody."""
        return self.late or (self.job is not None and self.job.fails)


@dataclass(frozen=True, slots=True)
class Engine:
    """The payout round that is open, what waits for one, and what waits for the signer."""

    open: Cycle | None
    shards: int
    posted: int
    #: When the oldest window that is in no round yet should have been in one; None for none.
    behind: datetime | None
    #: Blocks without a signed summary.
    unsigned: int
    signed_at: datetime | None
    #: Rounds that were paid a while ago and whose inputs nobody can have yet, or in no seal.
    unpublished: int
    #: Leaves that were signed a while ago and are not in the published log.
    unlogged: int


def jobs(now: datetime) -> list[JobState]:
    """All jobs of the schedule, and others that failed; what is wrong first, then what has not run
    yet. Two queries.
    """
    known = {job.task: job for job in Job.objects.all()}
    spans = {each["task"]: each["schedule"] for each in settings.CELERY_BEAT_SCHEDULE.values()}
    begun = _ready_since() if spans.keys() - known.keys() else None
    states = [
        _state(task, known.get(task), spans=spans, begun=begun, now=now)
        for task in sorted(spans.keys() | known.keys())
    ]
    return sorted(states, key=lambda state: (not state.wrong, not state.waits))


def engine(now: datetime) -> Engine:
    """How far payouts and signatures are. Six queries, each of a bounded number of rows; one more
    and a file where the log is published."""
    cycle = Cycle.objects.exclude(state=Cycle.State.CLOSED).first()
    shards = Shard.objects.filter(cycle=cycle) if cycle is not None else Shard.objects.none()
    waiting = Window.objects.filter(
        cycle=None, parked="", work__payout=None, closes_at__lte=now - _grace(now)
    )
    signed = Block.objects.exclude(checkpoint=None).order_by("-height").first()
    above = Block.objects.filter(height__gt=signed.height if signed is not None else -1)
    return Engine(
        open=cycle,
        shards=shards.count(),
        posted=shards.exclude(posted_at=None).count(),
        behind=waiting.aggregate(first=Min("closes_at"))["first"],
        unsigned=above.order_by("height")[:MOST].count(),
        signed_at=signed.sealed_at if signed is not None else None,
        unpublished=_unpublished(now),
        unlogged=leaves_behind(now),
    )


def letters_that_fail() -> list[Letter]:
    """Letters that could not be sent so far, the longest waiting first; at most fifty, without
    what they say. One query.
    """
    waiting = Letter.objects.filter(sent_at=None, tries__gt=0).select_related("account")
    return list(waiting.defer("facts").order_by("due_at")[:_LETTERS])


def _unpublished(now: datetime) -> int:
    """Rounds that have no file by now, or no seal; at most `MOST` are counted."""
    closed = Cycle.objects.unfinished().filter(closed_at__lte=now - PATIENCE)
    return closed.order_by("number")[:MOST].count()


def _grace(now: datetime) -> timedelta:
    """A window is in the next round; a second one later, something stands still."""
    return timedelta(seconds=2 * rules_at(now).payout.cycle_seconds)


def _state(
    task: str,
    job: Job | None,
    *,
    spans: Mapping[str, object],
    begun: datetime | None,
    now: datetime,
) -> JobState:
    """A job of the schedule is late where it ended too long ago, or never did though it had the
    time. A daily one has a day and a half.
    """
    span = spans.get(task)
    if span is None:
        return JobState(task, job, late=False, waits=False, asked=False)
    every = span if isinstance(span, timedelta) else timedelta(hours=12)
    ends = (job.done_at, job.failed_at) if job is not None else ()
    seen = max((at for at in ends if at is not None), default=None)
    since = seen or begun
    late = since is None or now - since > 3 * every + PATIENCE
    return JobState(task, job, late=late, waits=seen is None and not late, asked=True)


def _ready_since() -> datetime | None:
    """When the database was last made ready for a version of the site. One query."""
    found: datetime | None = MigrationRecorder(connection).migration_qs.aggregate(
        last=Max("applied")
    )["last"]
    return found
