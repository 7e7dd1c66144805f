"""A text goes out at its hour and when its co-authors have answered: once, or not at all."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from accounts.services import prefer
from articles.models import Article, Draft, Plan, ShareRequest
from articles.selectors.plans import PAGE, due_plans
from communities.models import Community
from communities.roles import Kind
from frontend.pages.plans import publish_due
from frontend.pages.writing import publish_new
from ledger.selectors import database_time
from notifications.models import Notice
from rewards.models import Beneficiary
from tests.frontend.world import World

FIELDS = {
    "title": "Slugs at nine",
    "body": "Tiles keep roots cool.",
    "language": "en",
    "ai_use": "none",
    "answers": "closed",
    "reward": "half",
    "publish": "1",
}


def send(author: Account, **more: str) -> UUID:
    client, key = Client(), uuid4()
    client.force_login(author)
    answer = client.post("/write", FIELDS | more | {"key": str(key)})
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/plans"), (
        answer.content.decode()[:4000]
    )
    return key


def tomorrow_at_nine(world: World) -> tuple[str, datetime]:
    """Tomorrow 09:00 in Kathmandu, which is 03:15 in UTC the whole year."""
    prefer(world.author, time_zone="Asia/Kathmandu")
    day = database_time() + timedelta(days=2)
    return f"{day:%Y-%m-%d}T09:00", datetime(day.year, day.month, day.day, 3, 15, tzinfo=UTC)


def published() -> list[str]:
    return list(Article.objects.filter(title="Slugs at nine").values_list("answers", flat=True))


def test_whom_other_texts_wait_for_is_not_looked_at(db: None) -> None:
    with CaptureQueriesContext(connection) as captured:
        due_plans(database_time())
    asked = captured[-1]["sql"]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {asked}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "using share_request_once" in plan, plan


def test_it_goes_out_at_its_hour_and_only_once(world: World) -> None:
    local, moment = tomorrow_at_nine(world)
    send(world.author, publish_at=local)
    assert Plan.objects.get().publish_at == moment
    assert publish_due(moment - timedelta(seconds=1)) == 0
    assert published() == []
    assert publish_due(moment) == 1
    assert publish_due(moment) == 0
    assert published() == ["closed"]
    assert not Draft.objects.filter(title="Slugs at nine").exists()
    assert Article.objects.get(title="Slugs at nine").published_at == moment
    notice = Notice.objects.get(account=world.author, kind="scheduled")
    assert notice.work_id == Article.objects.get(title="Slugs at nine").pk


def test_a_plan_is_shown_on_ones_own_clock_and_can_be_called_off(world: World) -> None:
    local, moment = tomorrow_at_nine(world)
    key = send(world.author, publish_at=local)
    client = Client()
    client.force_login(world.author)
    words = client.get("/plans").content.decode()
    assert "09:00 (Asia/Kathmandu)" in words
    client.post(f"/plans/{key}/cancel")
    assert publish_due(moment) == 0
    assert Draft.objects.filter(key=key).exists()


def test_a_failure_is_told_and_nothing_is_lost(world: World) -> None:
    local, moment = tomorrow_at_nine(world)
    key = send(world.author, publish_at=local, community="gardening")
    Community.objects.update(kind=Kind.JOURNAL)
    Community.objects.get(slug="gardening").memberships.filter(account=world.author).delete()
    assert publish_due(moment) == 0
    assert Plan.objects.get().failure
    assert publish_due(moment) == 0
    assert Draft.objects.get(key=key).body == "Tiles keep roots cool."
    assert Notice.objects.filter(account=world.author, kind="scheduled").exists()
    client = Client()
    client.force_login(world.author)
    assert "It was not published" in client.get("/plans").content.decode()
    assert client.get("/notices").status_code == 200


def test_a_number_that_no_machine_can_hold_stops_nobody_elses_text(world: World) -> None:
    local, moment = tomorrow_at_nine(world)
    key = send(world.author, publish_at=local)
    send(world.stranger, publish_at=(moment + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M"))
    draft = Draft.objects.get(key=key)
    bomb = draft.choices | {"coauthors": ["olaf 1e999999"]}
    Draft.objects.filter(key=key).update(choices=bomb)
    assert publish_due(moment + timedelta(days=1)) == 1
    assert Article.objects.get(title="Slugs at nine").permlink
    assert Plan.objects.get().draft.account == world.author
    assert "20, olaf 10" in Plan.objects.get().failure


def test_a_fault_of_ours_is_told_and_noted_and_stops_nobody_elses_text(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    local, moment = tomorrow_at_nine(world)
    for _ in range(2):
        send(world.author, publish_at=local)
    rounds = iter([ArithmeticError("of a test")])

    def fails_once(*args: Any, **rest: Any) -> Any:
        for fault in rounds:
            raise fault
        return publish_new(*args, **rest)

    monkeypatch.setattr("frontend.pages.plans.publish_new", fails_once)
    assert publish_due(moment) == 1
    assert publish_due(moment) == 0
    assert "plan it again" in Plan.objects.get().failure
    assert "ArithmeticError: of a test" in caplog.text


def test_an_hour_that_does_not_exist_is_refused_and_the_text_kept(world: World) -> None:
    prefer(world.author, time_zone="Europe/Stockholm")
    client = Client()
    client.force_login(world.author)
    answer = client.post("/write", FIELDS | {"publish_at": "2027-03-28T02:30"})
    assert answer.status_code == 200
    assert "02:30 does not exist" in answer.content.decode()
    assert "Tiles keep roots cool." in answer.content.decode()


def answer_as(account: Account, answer: str) -> None:
    client = Client()
    client.force_login(account)
    page = client.get("/requests").content.decode()
    assert "Slugs at nine" in page
    request = ShareRequest.objects.get(account=account)
    client.post(f"/requests/{request.pk}", {"answer": answer, "seen": seen_in(page)})


def seen_in(page: str) -> str:
    """The draft's version that the form of a page with one question names."""
    return page.split('name="seen" value="')[1].split('"')[0]


def test_whoever_is_asked_reads_one_draft_at_a_time(world: World) -> None:
    mira, client = Account.objects.get(name="mira"), Client()
    for number in range(PAGE + 1):
        words = {"title": f"Slugs {number:02}", "body": f"Tiles {number}."}
        send(world.author, coauthors="mira 20", **words)
    client.force_login(mira)
    listed = client.get("/requests").content.decode()
    assert "Tiles" not in listed
    assert ("Slugs 01" in listed, "Slugs 00" in listed) == (True, False)
    oldest, second = ShareRequest.objects.filter(account=mira).order_by("pk")[:2]
    older = client.get("/requests", {"before": second.pk}).content.decode()
    assert ("Slugs 01" in older, "Slugs 00" in older) == (False, True)
    read = client.get("/requests", {"before": second.pk, "read": oldest.pk}).content.decode()
    assert "Tiles 0." in read
    client.force_login(world.stranger)
    for wrong in (oldest.pk, "x", "9" * 30, "\u0663"):
        assert "Tiles" not in client.get("/requests", {"read": wrong}).content.decode()


@pytest.mark.parametrize(("answer", "shares"), [("accept", [2_000]), ("decline", [])])
def test_a_text_waits_for_its_co_author(world: World, answer: str, shares: list[int]) -> None:
    send(world.author, coauthors="@olaf 20")
    now = database_time()
    assert publish_due(now) == 0
    assert Notice.objects.filter(account=world.stranger, kind="asked").exists()
    answer_as(world.stranger, answer)
    assert publish_due(now) == 1
    paid = Beneficiary.objects.filter(wallet_id=world.stranger.wallet_id)
    assert list(paid.values_list("weight_bp", flat=True)) == shares
    words = Client().get("/@tove/slugs-at-nine").content.decode()
    assert ("olaf</a>" in words) is bool(shares)


def test_other_words_are_asked_for_anew(world: World) -> None:
    key = send(world.author, coauthors="olaf 20")
    answer_as(world.stranger, "accept")
    Draft.objects.filter(key=key).update(body="Something that olaf never read.")
    assert publish_due(database_time()) == 0
    assert published() == []
    assert ShareRequest.objects.get().state == "asked"
    assert Notice.objects.get(account=world.stranger, kind="asked").count == 2
    answer_as(world.stranger, "accept")
    assert publish_due(database_time()) == 1
    assert published() == ["closed"]


def test_a_yes_is_for_the_words_that_stood_beside_the_question(world: World) -> None:
    key = send(world.author, coauthors="olaf 20")
    client, author = Client(), Client()
    client.force_login(world.stranger)
    author.force_login(world.author)
    asked = ShareRequest.objects.get()
    page = client.get("/requests", {"read": asked.pk}).content.decode()
    assert "Tiles keep roots cool." in page
    other = {"key": str(key), "base": "1", "title": "Slugs at nine", "body": "Other words."}
    assert author.post("/drafts/save", other).status_code == 200
    yes = {"answer": "accept", "seen": seen_in(page)}
    told = client.post(f"/requests/{asked.pk}", yes, follow=True).content.decode()
    assert "The draft was changed since you opened this page." in told
    assert ShareRequest.objects.get().state == "asked"
    assert published() == []
    client.post(f"/requests/{asked.pk}", {"answer": "accept"})
    assert ShareRequest.objects.get().state == "asked"
    client.post(f"/requests/{asked.pk}", {"answer": "decline", "seen": seen_in(page)})
    assert ShareRequest.objects.get().state == "declined"


def test_another_share_is_asked_for_anew(world: World) -> None:
    key = send(world.author, coauthors="olaf 20")
    answer_as(world.stranger, "accept")
    draft = Draft.objects.get(key=key)
    Draft.objects.filter(key=key).update(choices=draft.choices | {"coauthors": ["olaf 10"]})
    assert publish_due(database_time()) == 0
    assert ShareRequest.objects.get().state == "asked"


@pytest.mark.parametrize(
    "wrong",
    [
        *("nobody-here 20", "olaf", "olaf 0", "olaf 101", "olaf 60, mira 60", "tove 10"),
        *(
            "olaf 1e999999",
            "olaf 1e2",
            "olaf NaN",
            "olaf -5",
            "olaf ٢٠",
            "olaf 20 %",
            "olaf 2.345",
        ),
    ],
)
def test_shares_that_cannot_be_are_refused_in_place(world: World, wrong: str) -> None:
    client = Client()
    client.force_login(world.author)
    answer = client.post("/write", FIELDS | {"coauthors": wrong})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not Plan.objects.exists()


def test_nobody_answers_for_somebody_else(world: World) -> None:
    send(world.author, coauthors="olaf 20")
    client = Client()
    client.force_login(world.author)
    asked = ShareRequest.objects.get()
    yes = {"answer": "accept", "seen": str(asked.draft.version)}
    client.post(f"/requests/{asked.pk}", yes)
    assert ShareRequest.objects.get().state == "asked"


def test_the_form_names_the_clock_that_it_means(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    assert "On the clock of UTC, the time zone in your settings." in client.get("/write").text
    prefer(world.author, time_zone="America/New_York")
    assert "On the clock of America/New York, the time zone" in client.get("/write").text
