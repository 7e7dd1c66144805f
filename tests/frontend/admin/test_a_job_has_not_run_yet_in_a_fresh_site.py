"""The page of jobs tells what had no time to run yet from what does not run."""

from datetime import timedelta

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from ledger.selectors import database_time
from tests.frontend.admin.offices import staff, with_key


def words(days: int) -> dict[str, tuple[str, bool]]:
    """What is said of each job so many days after the site was made."""
    made = database_time() - timedelta(days=days)
    MigrationRecorder(connection).migration_qs.update(applied=made)
    page = with_key(staff("ada", administrator=True)).get("/admin/jobs/")
    return {each["task"]: (each["words"], each["wrong"]) for each in page.context["jobs"]}


def test_a_job_of_the_night_waits_for_its_night(db: None) -> None:
    said = words(days=1)
    assert said["ledger.tasks.verify"] == ("has not run yet", False)
    assert said["ledger.tasks.seal"] == ("does not run", True)


def test_what_had_its_night_and_never_ran_does_not_run(db: None) -> None:
    assert words(days=2)["ledger.tasks.verify"] == ("does not run", True)
