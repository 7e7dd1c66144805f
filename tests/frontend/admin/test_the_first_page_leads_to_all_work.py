"""The first page of the desk links to all places where its reader does something, scriptless."""

import re
from datetime import timedelta

from communities.models import Community
from ledger.selectors import database_time
from moderation.models import Case
from moderation.selectors.jobs import VERIFY
from moderation.services.jobs import note_done
from tests.frontend.admin.offices import elsewhere, officer, staff, with_key
from tests.frontend.world import World

OF_THE_SITE = ("/admin/waves/", "/admin/findings/")
OF_ADMINISTRATORS = (
    *("/admin/acts/", "/admin/jobs/", "/admin/proposals/", "/admin/storage/"),
    *("/admin/keys/", "/admin/terms/"),
)


def test_each_office_finds_its_places(world: World) -> None:
    clients = [
        with_key(officer("otto", Community.objects.get(slug="gardening"))),
        with_key(staff("stina")),
        with_key(staff("ada", administrator=True)),
    ]
    pages = [client.get("/admin/").text.partition("<main")[2] for client in clients]
    assert all('href="/admin/cases/"' in page for page in pages)
    for place in OF_THE_SITE:
        assert [f'href="{place}"' in page for page in pages] == [False, True, True]
    for place in OF_ADMINISTRATORS:
        assert [f'href="{place}"' in page for page in pages] == [False, False, True]


def test_open_cases_are_counted_by_their_age(world: World) -> None:
    now, stina = database_time(), with_key(staff("stina"))
    assert "?age=" not in stina.get("/admin/").text
    Case.objects.bulk_create(
        Case(
            kind="report",
            account=world.author,
            community=room,
            severity=1,
            opened_at=now - timedelta(days=days),
        )
        for days, room in (
            (0, None),
            (2, elsewhere()),
            (8, Community.objects.get(slug="gardening")),
        )
    )
    page = stina.get("/admin/").text
    ages = dict(re.findall(r'href="/admin/cases/[?]age=(\d)">([^<]+)</a>', page))
    assert ages == {
        "1": "a day and older: 2",
        "3": "three days and older: 1",
        "7": "a week and older: 1",
    }
    otto = with_key(officer("otto", Community.objects.get(slug="gardening"))).get("/admin/").text
    assert "a day and older: 1" in otto
    assert otto.count("?age=") == 3


def test_what_goes_wrong_leads_to_where_it_is_mended(world: World) -> None:
    stina, ada = staff("stina"), staff("ada", administrator=True)
    note_done(VERIFY, result=4, now=database_time())
    pages = [with_key(each).get("/admin/").text for each in (stina, ada)]
    found = [re.search(r'<a\s+href="([^"]+)"\s*>Findings of the ledger', page) for page in pages]
    assert [each[1] for each in found if each] == ["/admin/ledger/block/", "/admin/jobs/"]
    letters = [bool(re.search(r'"/admin/jobs/"\s*>Letters overdue<', page)) for page in pages]
    assert letters == [False, True]
