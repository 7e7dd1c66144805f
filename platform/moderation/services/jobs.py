"""Jobs of the worker: how they went, and another run of what failed.

Every job asks the database what is due and may run twice or at once, so that another run is always
safe: that of the payout round carries an open round on from where it stands. What a round could
not pay and put aside goes into the next one when an administrator says so.
"""

from datetime import datetime
from types import TracebackType
from typing import Final

from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

from accounts import mail
from accounts.models import Account
from moderation.errors import JobRefused, NotYourOffice
from moderation.models import Job
from moderation.selectors.offices import office_of
from moderation.services.recording import record
from rewards.services import resume

_LONGEST: Final = 200


def note_done(task: str, *, result: object, now: datetime) -> None:
    """Write down that a job ended well. One statement."""
    kept = result if type(result) is int else None
    Job.objects.bulk_create(
        [Job(task=task, done_at=now, result=kept)],
        update_conflicts=True,
        unique_fields=["task"],
        update_fields=["done_at", "result"],
    )


@transaction.atomic
def note_failed(task: str, *, error: BaseException, now: datetime) -> None:
    """Write down that a job failed, by which kind of error and where. Locks the job's row."""
    Job.objects.bulk_create([Job(task=task)], ignore_conflicts=True)
    job = Job.objects.select_for_update().get(task=task)
    job.failed_at, job.failures = now, job.failures + 1
    job.error = f"{type(error).__name__} {_place(error.__traceback__)}".strip()[:_LONGEST]
    job.save(update_fields=["failed_at", "failures", "error"])


@transaction.atomic
def run_again(task: str, *, by: Account, now: datetime) -> None:
    """Ask the worker for one more run of a job of the schedule, once it is on record who asked.

    NotYourOffice; JobRefused for what is no such job, and, on record all the same, while the queue
    cannot be reached.
    """
    _require_office(by)
    if task not in {each["task"] for each in settings.CELERY_BEAT_SCHEDULE.values()}:
        raise JobRefused("There is no such job.")
    record(by, act="job.asked", details={"task": task}, now=now)
    transaction.on_commit(lambda: _send(task))


def _send(task: str) -> None:
    try:
        current_app.send_task(task, retry=False)
    except OperationalError as error:
        raise JobRefused("The queue cannot be reached: try again later.") from error


@transaction.atomic
def try_letters_again(*, by: Account, now: datetime) -> int:
    """Have letters that failed tried again now; how many. NotYourOffice."""
    _require_office(by)
    count = mail.try_again(now)
    record(by, act="letters.asked", details={"letters": count}, now=now)
    return count


@transaction.atomic
def resume_work(work_id: int, *, by: Account | None, operator: str = "", now: datetime) -> None:
    """Let the next payout round look at a work again that was put aside, and pay it or put it
    aside anew: by an administrator, or by the order of an `operator` at the command line, on
    record.

    NotYourOffice; JobRefused for what is not put aside.
    """
    if by is not None:
        _require_office(by)
    if not resume(work_id):
        raise JobRefused("This work is not put aside.")
    record(by, act="work.resumed", details={"work": work_id, "operator": operator}, now=now)


def _require_office(by: Account) -> None:
    if not office_of(by).administrator:
        raise NotYourOffice("Only administrators may do this.")


def _place(trace: TracebackType | None) -> str:
    """The innermost place of an error, as "sealing.py:93"."""
    if trace is None:
        return ""
    while trace.tb_next is not None:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename.rpartition("/")[2]
    return f"{file}:{trace.tb_lineno}"
