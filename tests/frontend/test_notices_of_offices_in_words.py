"""What officers do and are asked for, as the list of notices says it, with where it leads; and
each kind is chosen like every other.
"""

import pytest
from django.test import Client

from accounts.models import Account
from curation.models import Work
from frontend.pages.notices import KINDS
from ledger.selectors import database_time
from notifications.kinds import Kind, News
from notifications.services import tell
from tests.frontend.world import World

SAID = [
    (Kind.CASE, "case/7/opened", "A new case waits for a decision", "/admin/cases/7/"),
    (Kind.CASE, "case/7/claim", "A claim by law waits for an answer", "/admin/cases/7/"),
    (Kind.CASE, "case/7/appeal", "An appeal waits to be heard", "/admin/cases/7/"),
    (
        Kind.CASE,
        "case/7/more",
        "An author said more in an appeal that nobody hears yet",
        "/admin/cases/7/",
    ),
    (
        Kind.ROLE,
        "role/soil/admin/owner",
        "In c/soil you are now: admin. Decided by: owner",
        "/c/soil/about",
    ),
    (
        Kind.ROLE,
        "role/soil/guest/moderator",
        "You are no member of c/soil any more. Decided by: moderator",
        "/c/soil/about",
    ),
    (
        Kind.ROLE,
        "role/soil/title/admin",
        "In c/soil you have new words beside your name. Given by: admin",
        "/c/soil/about",
    ),
    (
        Kind.ROLE,
        "role/soil/no-title/admin",
        "In c/soil no words stand beside your name now. Removed by: admin",
        "/c/soil/about",
    ),
    *(
        (Kind.PROPOSAL, f"proposal/3/{event}", f"Proposal no. 3 {words}", "/admin/proposals/3/")
        for event, words in (
            ("made", "waits for a second signature"),
            ("signed", "is signed: it is carried out unless it is stopped"),
            ("done", "was carried out"),
            ("failed", "could not be carried out"),
            ("lapsed", "found no second signature in time"),
            ("stopped", "was stopped"),
        )
    ),
    (Kind.OFFICE, "office/moderator/1", "You are a moderator of this site now", "/admin/"),
    (
        Kind.OFFICE,
        "office/administrator/2",
        "You are an administrator of this site now",
        "/admin/",
    ),
    (Kind.OFFICE, "office/none/3", "You have no office of this site any more", "/moderation/log"),
    (Kind.SHOWN, "shown/soil/WORK", "mira shows Growing beans in shade in c/soil", "TEXT"),
    (Kind.SHOWN, "picked/soil/WORK", "Moderators of c/soil recommend Growing beans", "TEXT"),
    (Kind.SHOWN, "picked//WORK", "Moderators of this site recommend Growing beans", "TEXT"),
]


@pytest.fixture
def page(world: World) -> str:
    """Tove's notices, with one of each."""
    now, work = database_time(), int(world.places["WORK"])
    mira = Account.objects.get(name="mira").pk
    tell(
        News(
            world.author.pk,
            kind,
            group,
            group,
            now,
            actor=mira if group.startswith("shown") else None,
            work=Work.objects.get(pk=work).pk if kind is Kind.SHOWN else None,
        )
        for kind, group, *_ in SAID
    )
    client = Client()
    client.force_login(world.author)
    return client.get("/notices").content.decode()


def test_each_says_what_and_leads_there(world: World, page: str) -> None:
    for _kind, _group, words, url in SAID:
        assert words in page, words
        address = world.article_address if url == "TEXT" else url
        assert f'href="{address}"' in page, address


def test_its_ways_are_chosen(client: Client, world: World) -> None:
    client.force_login(world.author)
    table = client.get("/notices/ways").content.decode()
    for kind in (Kind.CASE, Kind.ROLE, Kind.SHOWN, Kind.OFFICE, Kind.PROPOSAL):
        assert str(KINDS[kind]) in table
        assert f'value="{kind}-mail"' in table or f'name="{kind}-mail"' in table
