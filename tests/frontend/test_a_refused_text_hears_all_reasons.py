"""A form at the desk that is refused says all that is wrong, and each line leads to its field."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from articles.models import Article, Plan
from communities.models import Community, Membership
from communities.roles import Kind
from ledger.selectors import database_time
from tests.frontend.world import World

#: Wrong for the form: title, help by a machine, cover, hour. Wrong below it: all else of FIELDS.
WRONG = {
    "title": "",
    "body": "a" * 200_001,
    "tags": " ".join(f"tag-{n}" for n in range(9)),
    "language": "en",
    "licence": "CC0-1.0",
    "cover": "x",
    "series": "!",
    "audience": "everybody",
    "answers": "open",
    "poll_question": "Which?",
    "poll_options": "Only one",
    "poll_days": "7",
    "reward": "half",
    "coauthors": "nobody-here 20",
    "publish_at": "at nine",
    "publish": "1",
}
FIELDS = {
    *("title", "body", "tags", "ai_use_0", "cover", "series"),
    *("poll_options", "coauthors", "publish_at"),
}


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.author)
    return client


def links(page: str) -> list[str]:
    """Where the lines at the top of the page lead."""
    top = page.split('id="refused"')[1].split("</div>")[0]
    return re.findall(r'href="#id_([^"]+)"', top)


def test_of_fields_and_of_rules_all_faults_come_at_once(client: Client, world: World) -> None:
    before = Article.objects.count()
    page = client.post("/write", WRONG).text
    led = links(page)
    assert sorted(led) == sorted(FIELDS)
    assert led[:4] == ["title", "body", "tags", "ai_use_0"], "in the order of the page"
    assert 'id="choices" open' not in page, "over the list"
    for place in led:
        assert len(re.findall(rf'\bid="id_{place}"', page)) == 1, place
    assert "A text has at most 200\u202f000 characters; this has 200\u202f001." in page
    assert (Article.objects.count(), Plan.objects.count()) == (before, 0)


def test_a_plan_is_refused_for_what_publishing_would_be(client: Client, world: World) -> None:
    later = (database_time() + timedelta(days=2)).strftime("%Y-%m-%dT09:00")
    sent = WRONG | {
        "title": "Slugs",
        "cover": "0",
        "ai_use": "none",
        "publish_at": later,
        "coauthors": "",
    }
    page = client.post("/write", sent).text
    assert set(links(page)) == {"body", "tags", "series", "poll_options"}
    right = sent | {"body": "Tiles.", "tags": "", "series": "", "poll_options": "One\nTwo"}
    assert client.post("/write", right).headers["Location"] == "/plans"


def test_a_next_version_hears_of_all_its_faults(client: Client, world: World) -> None:
    sent = {"title": "", "body": " ", "language": "en", "series": "!", "publish": "1"}
    page = client.post(f"{world.article_address}/edit", sent).text
    assert set(links(page)) == {"title", "body", "series", "ai_use_0"}


def test_who_left_a_community_meanwhile_is_told_beside_it(client: Client, world: World) -> None:
    Community.objects.update(kind=Kind.JOURNAL)
    Membership.objects.filter(account=world.author).delete()
    sent = WRONG | {"community": "gardening"}
    assert "community" in links(client.post("/write", sent).text)
