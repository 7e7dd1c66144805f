"""A monitor asks by a command: one line, and a failure where something does not run."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from ledger.selectors import database_time
from moderation.models import Job
from moderation.services.jobs import note_done, note_failed


def health() -> str:
    said = StringIO()
    call_command("health", stdout=said)
    return said.getvalue()


def stands_since(moment: datetime) -> None:
    """When the database of the site was made."""
    MigrationRecorder(connection).migration_qs.update(applied=moment)


def test_all_runs_or_what_does_not(db: None) -> None:
    now = database_time()
    stands_since(now - timedelta(days=2))
    with pytest.raises(CommandError, match=r"ledger\.tasks\.seal does not run; ") as refusal:
        health()
    assert "\n" not in str(refusal.value)
    for each in settings.CELERY_BEAT_SCHEDULE.values():
        note_done(each["task"], result=0, now=now)
    assert health() == "All runs.\n"
    note_failed("ledger.tasks.seal", error=OSError("words"), now=database_time())
    with pytest.raises(CommandError, match=r"^ledger\.tasks\.seal fails: OSError\.$"):
        health()
    note_done("ledger.tasks.seal", result=None, now=database_time())
    Job.objects.filter(task="ledger.tasks.verify").update(result=3)
    with pytest.raises(CommandError, match=r"^the ledger does not verify, findings: 3\.$"):
        health()
    Job.objects.filter(task="ledger.tasks.verify").update(result=0)
    Job.objects.filter(task="rewards.tasks.recompute").update(result=1)
    with pytest.raises(CommandError, match=r"^payout rounds that come out otherwise: 1\.$"):
        health()


def test_a_job_whose_first_time_has_not_come_is_not_wrong(db: None) -> None:
    now = database_time()
    stands_since(now - timedelta(minutes=10))
    daily = {"ledger.tasks.verify", "rewards.tasks.recompute", "frontend.tasks.forget"}
    for each in settings.CELERY_BEAT_SCHEDULE.values():
        if each["task"] not in daily | {"frontend.tasks.write_digests"}:
            note_done(each["task"], result=0, now=now)
    # Every five minutes: it may come as late as twenty after the beginning.
    names = sorted({*daily, "frontend.tasks.write_digests"})
    assert health() == f"All runs; not run yet: {', '.join(names)}.\n"
    stands_since(now - timedelta(minutes=21))
    with pytest.raises(CommandError, match=r"^frontend\.tasks\.write_digests does not run\.$"):
        health()
