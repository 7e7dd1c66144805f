"""Every page of a community knows that its reader waits to be let in, or was invited."""

import pytest
from django.test import Client

from accounts.models import Account
from communities.models import Community, JoinRequest
from communities.roles import Kind
from ledger.selectors import database_time
from moderation.services import housekeeping
from tests.frontend.world import World, trusted

HERE = "/c/gardening"
PAGES = ("", "/picks", "/wallet", "/figures", "/log", "/log/figures", "/members")


@pytest.fixture
def room(world: World) -> Community:
    """The community, where one asks to be let in."""
    Community.objects.filter(slug="gardening").update(kind=Kind.JOURNAL.value)
    return Community.objects.get(slug="gardening")


def head(client: Client, page: str) -> str:
    """What a page of the community says at its top."""
    answer = client.get(f"{HERE}{page}")
    assert answer.status_code == 200, page
    return answer.text[answer.text.index("<main") :].partition("</header>")[0]


@pytest.mark.parametrize("page", PAGES)
def test_who_waits_reads_so_and_may_ask_no_more(world: World, room: Community, page: str) -> None:
    client = trusted(world.stranger)
    assert "Ask to join" in head(client, page)
    assert "Ask to join" not in head(Client(), page)
    client.post(f"{HERE}/ask", {"words": "I dig."})
    waiting = head(client, page)
    assert "Ask to join" not in waiting
    assert "You have asked to join" in waiting
    assert "Ask no more" in waiting
    client.post(f"{HERE}/join", {"wish": "leave"})
    assert not JoinRequest.objects.exists()
    assert "Ask to join" in head(client, page)


def test_the_page_with_the_request_itself_says_it_once(world: World, room: Community) -> None:
    client = trusted(world.stranger)
    client.post(f"{HERE}/ask", {"words": "I dig."})
    page = client.get(f"{HERE}/about").text
    assert page.count("Ask no more") == 1
    assert "You asked" in page


def test_who_is_invited_is_led_to_the_answer(world: World, room: Community) -> None:
    client, owner = trusted(world.stranger), Account.objects.get(name="mira")
    housekeeping.invite(room, account=world.stranger, by=owner, now=database_time())
    invited = head(client, "")
    assert "Ask to join" not in invited
    assert f'href="{HERE}/about#invited"' in invited
    assert "Answer the invitation" not in head(client, "/about")
    client.post(f"{HERE}/answer", {"answer": "accept"})
    assert "Answer the invitation" not in head(client, "")


def test_where_everybody_joins_a_question_of_before_is_in_nobodys_way(
    world: World, room: Community
) -> None:
    client = trusted(world.stranger)
    client.post(f"{HERE}/ask", {"words": "I dig."})
    Community.objects.filter(pk=room.pk).update(kind=Kind.TOPIC.value)
    assert 'value="join"' in head(client, "")
    client.post(f"{HERE}/join", {"wish": "join"})
    assert not JoinRequest.objects.exists()
    assert 'value="leave"' in head(client, "")
