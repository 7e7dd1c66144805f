"""The audit trail is narrowed by any of what it tells, on the page and as a file."""

import csv
from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import Account
from communities.models import Community
from frontend.admin.words import ACTS
from ledger.selectors import database_time
from moderation.models import Case, StaffAct
from moderation.services import claim, record
from tests.frontend.admin.offices import reported, staff, with_key
from tests.frontend.world import World


@pytest.fixture
def client(world: World) -> Client:
    """An administrator; two acts of theirs, and one of another's a day earlier."""
    ada, stina, now = staff("ada", administrator=True), staff("stina"), database_time()
    gardening = Community.objects.get(slug="gardening")
    record(stina, act="case.decided", account=world.author, now=now - timedelta(days=1))
    record(ada, act="word.kept", community=gardening, details={"name": "=1+1"}, now=now)
    record(ada, act="cases.swept", account=world.stranger, now=now)
    return with_key(ada)


def found(client: Client, question: str) -> list[str]:
    lines = client.get(f"/admin/acts.csv?{question}").getvalue().decode().splitlines()
    return [row["act"] for row in csv.DictReader(lines)]


def test_by_person_act_community_and_day(client: Client, world: World) -> None:
    today = database_time().date().isoformat()
    everything = ["cases.swept", "word.kept", "case.decided"]
    for question, acts in {
        "": everything,
        "by=@Stina": ["case.decided"],
        f"whom={world.stranger.name}": ["cases.swept"],
        "act=case": ["case.decided"],
        "act=word.kept": ["word.kept"],
        "community=gardening": ["word.kept"],
        f"since={today}": everything[:2],
        f"until={today}&by=ada": everything[:2],
        "by=nobody": [],
    }.items():
        assert found(client, question) == acts, question
        page = client.get(f"/admin/acts/?{question}").text
        said = [ACTS.get(act, act) for act in everything]
        assert [each for each in said if f">{each}</a>" in page] == [
            ACTS.get(act, act) for act in acts
        ], question
    assert client.get("/admin/acts.csv?since=never").status_code == 400


def test_page_by_page_it_is_all_there(client: Client) -> None:
    now, ada = database_time(), Account.objects.get(name="ada")
    StaffAct.objects.bulk_create(StaffAct(by=ada, act="job.asked", at=now) for _ in range(60))
    first = client.get("/admin/acts/?act=job")
    assert first.context is not None
    assert len(first.context["rows"]) == 50
    rest = client.get(f"/admin/acts/?{first.context['more']}")
    assert rest.context is not None
    assert len(rest.context["rows"]) == 10
    assert not rest.context["more"]


def test_what_is_done_in_a_case_is_found_by_whom_and_where_it_concerns(
    client: Client, world: World
) -> None:
    case, now = reported(world), database_time()
    Case.objects.filter(pk=case.pk).update(community=Community.objects.get(slug="gardening"))
    claim(case.pk, by=Account.objects.get(name="stina"), now=now)
    for question in (f"whom={world.author.name}", "community=gardening"):
        assert "case.claimed" in found(client, question), question
