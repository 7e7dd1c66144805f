"""What an owner sets, a writer sees beside the community before publishing, and nobody is taken by
surprise.
"""

import pytest
from django.test import Client

from articles.models import Article
from articles.services.hosting import host_share_of
from communities.models import Community
from communities.services import set_share
from frontend.pages import writing_desk
from ledger.selectors import database_time
from tests.frontend.world import World

FORM = {
    "title": "Beans once more",
    "body": "In shade.",
    "language": "en",
    "community": "gardening",
    "ai_use": "none",
    "audience": "everybody",
    "answers": "open",
    "passing_on": "open",
    "reward": "half",
    "publish": "1",
}


@pytest.fixture
def owner(client: Client, world: World) -> Client:
    client.force_login(Community.objects.get(slug="gardening").founder)
    return client


def test_an_owner_sets_it_after_a_proof_and_everybody_reads_it(
    owner: Client, world: World
) -> None:
    asked = owner.get("/c/gardening/share")
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    gardening = Community.objects.get(slug="gardening")
    set_share(gardening, share_bp=250, by=gardening.founder, now=database_time())
    page = Client().get("/c/gardening/about").content.decode()
    assert "2.50\u00a0% goes to the community" in page
    assert f"set by @{gardening.founder.name}" in page
    assert "2.50\u00a0% goes to" in Client().get("/c/gardening/wallet").content.decode()


def test_a_writer_sees_it_and_sends_what_was_seen(owner: Client, world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    set_share(gardening, share_bp=500, by=gardening.founder, now=database_time())
    page = owner.get("/write").content.decode()
    assert "5\u00a0% of your part goes to it" in page
    assert 'value="gardening=500"' in page
    unseen = owner.post("/write", FORM).content.decode()
    assert "takes another part of the author" in unseen
    assert 'value="gardening=500"' in unseen
    assert owner.post("/write", {**FORM, "shares_seen": "gardening=500"}).status_code == 302
    text = Article.objects.get(title="Beans once more")
    assert host_share_of(text.pk) == ("gardening", 500)
    revised = writing_desk.revision(gardening.founder, text, key=None, now=database_time())
    assert revised.promised.startswith("5\u00a0% of the author")
