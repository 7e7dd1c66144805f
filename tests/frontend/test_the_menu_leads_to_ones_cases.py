"""The menu leads to one's own cases once there are any, and officers to where they work."""

from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from communities.models import Community
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.services import decide
from moderation.services.deciding import Ruling
from tests.frontend.admin.offices import officer, reported, staff
from tests.frontend.world import World

CASES = 'href="/cases"'
DESK = 'href="/admin/"'
OF_GARDENING = 'href="/admin/cases/?community=gardening"'


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_who_reports_something_finds_it_in_the_menu_at_once(world: World) -> None:
    client, place = signed_in(world.stranger), f"/work/{world.places['WORK']}/report"
    assert CASES not in client.get("/help").text
    client.post(place, {"reason": "copied", "words": "", "key": str(uuid4())})
    # In the rail, and at the foot of a narrow page.
    assert client.get("/help").text.count(CASES) == 2
    assert CASES not in Client().get("/help").text


def test_whom_a_decision_is_about_finds_it_with_its_notice(world: World) -> None:
    client, case, now = signed_in(world.author), reported(world), database_time()
    before = client.get("/help").text
    ruling = Ruling([Measure.WARN], rule="Be kind", message="Softer.")
    decide(case.pk, by=staff("stina"), ruling=ruling, key=uuid4(), now=now)
    client.get("/notices")
    assert (before.count(CASES), client.get("/help").text.count(CASES)) == (0, 2)


def test_it_is_asked_once_a_session(world: World) -> None:
    client = signed_in(world.author)
    client.get("/help")
    with CaptureQueriesContext(connection) as captured:
        client.get("/help")
    assert not [each for each in captured.captured_queries if "moderation_" in each["sql"]]


def test_officers_find_the_desk(world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    assert DESK in signed_in(staff("stina")).get("/help").text
    assert DESK not in signed_in(world.author).get("/help").text
    page = signed_in(officer("otto", gardening)).get("/c/gardening").text
    assert OF_GARDENING in page
    assert 'href="/c/gardening/held"' in page
    assert OF_GARDENING not in signed_in(world.author).get("/c/gardening").text
