"""Follow stands beside the way in, of every kind of community, also for who waits or is muted."""

import re

from django.test import Client

from accounts.models import Account
from communities.models import Community, Subscription
from communities.roles import Kind, Role
from communities.services.locked import change_role
from ledger.selectors import database_time
from tests.frontend.world import World, trusted


def wishes(client: Client, address: str = "/c/gardening") -> dict[str, str]:
    """What the buttons at the head of a page of the community wish, and their words."""
    page = client.get(address).text
    head = page[page.index("<main") :].partition("</header>")[0]
    buttons = re.findall(r'<button[^>]*value="(\w+)"[^>]*>\s*([^<]*?)\s*</button>', head)
    asks = {"ask": "Ask to join"} if "Ask to join" in head else {}
    return dict(buttons) | asks


def mine(client: Client) -> list[str]:
    """Where the list of communities leads under those that one follows or is in."""
    page = client.get("/c").text
    if "Those you follow or are in" not in page:
        return []
    own = page.split("Those you follow or are in")[1].split("All communities")[0]
    return re.findall(r'href="([^"]+)"', own)


def test_a_stranger_follows_and_stops(world: World) -> None:
    client = trusted(world.stranger)
    room = Community.objects.get(slug="gardening")
    for kind, way_in in (
        (Kind.TOPIC, {"join": "Join"}),
        (Kind.JOURNAL, {"ask": "Ask to join"}),
        (Kind.COUNCIL, {"ask": "Ask to join"}),
    ):
        Community.objects.filter(pk=room.pk).update(kind=kind.value)
        assert wishes(client) == way_in | {"follow": "Follow"}
        answer = client.post("/c/gardening/join", {"wish": "follow"})
        assert answer.headers["Location"] == "/c/gardening"
        assert wishes(client) == way_in | {"unfollow": "Unfollow"}
        assert "here because you follow" in client.get("/following").text
        assert mine(client) == ["/c/gardening"]
        client.post("/c/gardening/join", {"wish": "unfollow"})
        assert not Subscription.objects.exists()
        assert mine(client) == []
    assert wishes(Client()) == {}


def test_who_is_muted_or_waits_may_and_who_is_in_need_not(world: World) -> None:
    client = trusted(world.stranger)
    room = Community.objects.get(slug="gardening")
    owner = Account.objects.get(name="mira")
    moment = database_time()
    change_role(room, account=world.stranger, after=Role.MUTED, by=owner, now=moment)
    assert wishes(client)["follow"] == "Follow"
    client.post("/c/gardening/join", {"wish": "follow"})
    assert Subscription.objects.filter(account=world.stranger, community=room).exists()
    change_role(room, account=world.stranger, after=Role.MEMBER, by=owner, now=moment)
    assert wishes(client) == {"leave": "Leave"}
    change_role(room, account=world.stranger, after=Role.GUEST, by=owner, now=moment)
    Community.objects.filter(pk=room.pk).update(kind=Kind.JOURNAL.value)
    client.post("/c/gardening/ask", {"words": "I dig."})
    assert wishes(client, "/c/gardening/about") == {"unfollow": "Unfollow"}
