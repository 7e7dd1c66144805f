"""What failed is seen by administrators and run again, on record; no letter is shown."""

from collections.abc import Callable

import pytest
from celery import current_app
from django.test import Client
from kombu.exceptions import OperationalError
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Letter
from accounts.services import register
from frontend.admin.words import JOBS
from inkwell.schedule import DEMO, SCHEDULE
from ledger.selectors import database_time
from moderation.models import Job, StaffAct
from moderation.services.jobs import note_failed
from rewards.models import Window
from rewards.selectors import parked_windows
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World

SEAL = "ledger.tasks.seal"
JOBS_PAGE = "/admin/jobs/"


def chief() -> Client:
    """An administrator."""
    ada = register("ada", now=database_time(), reserved=True)
    ada.is_staff = ada.is_superuser = True
    ada.save()
    return with_key(ada)


@pytest.fixture
def client(db: None) -> Client:
    """An administrator, of whom nothing is left."""
    return chief()


def asking(monkeypatch: pytest.MonkeyPatch, send: Callable[..., None]) -> None:
    monkeypatch.setattr(current_app, "send_task", send)


def test_a_failed_job_is_run_again(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    note_failed(SEAL, error=ValueError("of nobody's business"), now=database_time())
    page = " ".join(client.get("/admin/jobs/").text.split())
    assert "<strong>Sealing of blocks: fails</strong>" in page
    assert "business" not in page
    sent: list[str] = []
    asking(monkeypatch, lambda task, **_: sent.append(task))
    with django_capture_on_commit_callbacks() as waiting:
        client.post("/admin/jobs/again/", {"task": SEAL})
    assert sent == []
    assert StaffAct.objects.get().details == {"task": SEAL}
    [send] = waiting
    send()
    assert sent == [SEAL]
    with django_capture_on_commit_callbacks() as waiting:
        client.post("/admin/jobs/again/", {"task": "os.system"})
    assert waiting == []
    assert Job.objects.count() == 1


def test_without_a_queue_it_says_so_on_record(
    committed_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(task: str, **_: object) -> None:
        raise OperationalError(task)

    asking(monkeypatch, fail)
    answer = chief().post("/admin/jobs/again/", {"task": SEAL}, follow=True)
    assert "The queue cannot be reached: try again later." in answer.text
    assert StaffAct.objects.get().details == {"task": SEAL}


def test_failed_letters_are_tried_at_once(client: Client) -> None:
    now = database_time()
    letter = Letter(template="login_code", to="x@example.org", facts={"code": "QX7-TT"})
    letter.language, letter.written_at, letter.due_at = "en", now, now.replace(year=now.year + 1)
    letter.tries = 3
    letter.save()
    page = client.get("/admin/jobs/").text
    assert "login_code" in page
    assert "QX7-TT" not in page
    client.post("/admin/jobs/letters/")
    letter.refresh_from_db()
    assert letter.due_at <= database_time()
    assert (letter.tries, StaffAct.objects.get().details) == (3, {"letters": 1})


def test_a_work_that_was_put_aside_goes_into_the_next_round(world: World) -> None:
    work, client = int(world.places["WORK"]), with_key(staff("ada", administrator=True))
    why = "Its beneficiaries together get more than the whole reward."
    Window.objects.filter(work=work).update(parked=why)
    assert 'href="/admin/jobs/#aside"' in client.get("/admin/").text
    assert "Its co-authors together get more than the whole reward." in client.get(JOBS_PAGE).text
    said = client.post(f"/admin/jobs/works/{work}/resume/", follow=True).text
    assert f"The next payout round takes work {work}, or puts it aside again." in said
    assert parked_windows() == []
    again = client.post(f"/admin/jobs/works/{work}/resume/", follow=True).text
    assert "This work is not put aside." in again


def test_every_job_of_the_schedule_has_a_name() -> None:
    tasks = {each["task"] for each in (SCHEDULE | DEMO).values()}
    assert tasks == JOBS.keys()
