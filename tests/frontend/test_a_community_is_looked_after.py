"""A community from its founding to the next owner, by its pages alone."""

import pytest
from django.test import Client

from accounts.models import Account
from communities.models import Community
from communities.roles import Role
from communities.selectors import role_of
from communities.services import mute, unmute
from communities.services.locked import change_role
from ledger.selectors import database_time
from tests.frontend.admin.offices import proven
from tests.frontend.world import World


@pytest.fixture
def tiles(client: Client, world: World) -> Community:
    """A journal that the writer founded."""
    client.force_login(world.author)
    proven(client)
    sent = {"title": "Tiles", "slug": "Tiles", "about": "Clay.", "kind": "journal"}
    answer = client.post("/communities/new", sent)
    assert answer.headers["Location"] == "/c/tiles/settings"
    return Community.objects.get(slug="tiles")


def role(world: World, name: str) -> Role:
    account = Account.objects.get(name=name)
    return role_of(account.pk, community_id=Community.objects.get(slug="tiles").pk)


def test_its_rules_and_welcome_are_on_its_page(
    client: Client, world: World, tiles: Community
) -> None:
    sent = {
        "title": "Tiles and clay",
        "about": "Clay.",
        "kind": "journal",
        "welcome": "Fire it slowly.",
        "rules": "No adverts\nNot even small ones.\n\nSay where it is from",
    }
    client.post("/c/tiles/settings", sent)
    assert 'href="/c/tiles/settings"' in client.get("/c/tiles").content.decode()
    assert 'href="/c/tiles/settings"' not in Client().get("/c/tiles").content.decode()
    page = client.get("/c/tiles/about").content.decode()
    for words in ("Tiles and clay", "Fire it slowly.", "No adverts", "Not even small ones."):
        assert words in page
    assert list(tiles.rules.order_by("position").values_list("title", flat=True)) == [
        "No adverts",
        "Say where it is from",
    ]
    other = Client().get("/c/tiles/about").content.decode()
    assert "Fire it slowly." not in other
    assert "Members write here, everybody answers." in other


def test_what_is_too_much_is_said_and_nothing_is_kept(
    client: Client, world: World, tiles: Community
) -> None:
    rules = "\n\n".join(f"Rule {n}" for n in range(21))
    sent = {"title": "Other", "about": "", "kind": "topic", "rules": rules}
    page = client.post("/c/tiles/settings", sent).content.decode()
    assert "at most 20 rules" in page
    tiles.refresh_from_db()
    assert (tiles.title, tiles.kind, tiles.rules.count()) == ("Tiles", "journal", 0)


def test_an_address_that_is_taken_is_told_at_the_form(client: Client, world: World) -> None:
    client.force_login(world.author)
    sent = {"title": "Mine", "slug": "gardening", "about": "", "kind": "topic"}
    page = client.post("/communities/new", sent).content.decode()
    assert "gardening already" in page
    assert 'value="Mine"' in page


def test_who_asks_is_let_in_and_the_community_is_handed_over(
    client: Client, world: World, tiles: Community
) -> None:
    stranger = Client()
    stranger.force_login(world.stranger)
    assert "Ask to join" in stranger.get("/c/tiles/about").content.decode()
    stranger.post("/c/tiles/ask", {"words": "I fire bricks."})
    assert role(world, "olaf") is Role.GUEST
    assert "I fire bricks." in client.get("/c/tiles/members").content.decode()
    assert "I fire bricks." not in stranger.get("/c/tiles/members").content.decode()
    client.post("/c/tiles/@olaf/let-in", {"answer": "accept"})
    client.post("/c/tiles/@olaf/role", {"role": "admin"})
    client.post("/c/tiles/@olaf/title", {"title": "Kiln"})
    assert role(world, "olaf") is Role.ADMIN
    assert "Kiln" in Client().get("/c/tiles/members").content.decode()
    client.post("/c/tiles/hand-over", {"name": "@olaf"})
    assert "You are asked to be owner" in stranger.get("/c/tiles/about").content.decode()
    stranger.post("/c/tiles/answer", {"answer": "accept"})
    client.post("/c/tiles/join", {"wish": "leave"})
    assert (role(world, "olaf"), role(world, "tove")) == (Role.OWNER, Role.GUEST)
    assert "by @tove" in stranger.get("/c/tiles/members").content.decode()


def test_a_role_that_there_is_not_changes_nobody(
    client: Client, world: World, tiles: Community
) -> None:
    change_role(
        tiles, account=world.stranger, after=Role.MEMBER, by=world.author, now=database_time()
    )
    client.post("/c/tiles/@olaf/role", {"role": "admin"})
    for sent in ({}, {"role": "king"}):
        page = client.post("/c/tiles/@olaf/role", sent, follow=True).content.decode()
        assert "there is no such role" in page
        assert role(world, "olaf") is Role.ADMIN


def test_an_office_is_taken_from_who_is_muted_and_they_stay_so(
    client: Client, world: World, tiles: Community
) -> None:
    now, by = database_time(), world.author
    change_role(tiles, account=world.stranger, after=Role.ADMIN, by=by, now=now)
    mute(tiles, account=world.stranger, now=now)
    assert "Take the office away: admin" in client.get("/c/tiles/members").text
    page = client.post("/c/tiles/@olaf/role", {"role": "member"}, follow=True).text
    assert "Muted here" in page
    assert "Take the office away" not in page
    assert role(world, "olaf") is Role.MUTED
    unmute(tiles, account=world.stranger, now=now)
    assert role(world, "olaf") is Role.MEMBER


def test_who_is_no_officer_changes_nothing(client: Client, world: World, tiles: Community) -> None:
    stranger = Client()
    stranger.force_login(world.stranger)
    proven(stranger)
    assert stranger.get("/c/tiles/settings").status_code == 403
    for act, data in (
        ("invite", {"name": "mira"}),
        ("hand-over", {"name": "mira"}),
        ("@tove/role", {"role": "member"}),
        ("@tove/title", {"title": "Boss"}),
        ("claim", {}),
    ):
        stranger.post(f"/c/tiles/{act}", data)
    assert (role(world, "tove"), role(world, "mira")) == (Role.OWNER, Role.GUEST)
    assert not tiles.invitations.exists()
