"""How a job went is written down: its failures each time, its ends once a minute."""

from datetime import timedelta

import pytest
from celery import shared_task
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from inkwell import jobs
from inkwell.celery import app
from ledger.selectors import database_time
from moderation.models import Job
from moderation.selectors.jobs import jobs as states

assert app.Task is not None


@shared_task(name="tests.either")  # type: ignore[untyped-decorator] # celery has no types
def either(number: int) -> int:
    """Fails for nothing."""
    if not number:
        raise ValueError("the words may be secret")
    return number


@pytest.fixture(autouse=True)
def nothing_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_noted", {})


def test_failures_and_ends_are_noted(db: None) -> None:
    either.apply([0])
    either.apply([0])
    job = Job.objects.get(task="tests.either")
    assert (job.fails, job.failures, job.done_at) == (True, 2, None)
    assert job.error.startswith("ValueError test_a_job_is_noted.py:")
    assert "secret" not in job.error
    either.apply([5])
    either.apply([6])
    job.refresh_from_db()
    assert (job.fails, job.result) == (False, 5)


def test_what_is_not_noted_is_done_all_the_same() -> None:
    assert either.apply([7]).get() == 7


def test_a_job_of_the_schedule_that_never_ran_is_late(db: None) -> None:
    now = database_time()
    MigrationRecorder(connection).migration_qs.update(applied=now - timedelta(days=2))
    Job.objects.create(task="ledger.tasks.seal", done_at=now)
    found = {state.task: state for state in states(now)}
    assert not found["ledger.tasks.seal"].wrong
    assert found["ledger.tasks.verify"].late
    later = {state.task: state for state in states(now + timedelta(minutes=6))}
    assert later["ledger.tasks.seal"].late
