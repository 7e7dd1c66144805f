"""Communities by words and language, texts within one, and each way from one to the other."""

from django.test import Client

from accounts.models import Account
from articles.services import publish, rank_communities
from communities.models import Community
from communities.services import found
from ledger.selectors import database_time
from tests.frontend.world import World


def test_the_list_is_narrowed_and_says_its_order(client: Client, world: World) -> None:
    mira = Account.objects.get(name="mira")
    found("tiles", title="Tiles", about="Clay.", founder=mira, now=database_time())
    Community.objects.filter(slug="tiles").update(language="sv")
    rank_communities(database_time())
    page = client.get("/c").content.decode()
    assert page.index("/c/gardening") < page.index("/c/tiles")
    assert "1 person writes now, for about" in page
    assert "would be paid now" in page
    narrowed = client.get("/c?q=clay&language=sv").content.decode()
    assert "/c/tiles" in narrowed
    assert "/c/gardening" not in narrowed
    nothing = client.get("/c?q=clay&language=en").content.decode()
    assert "No community fits" in nothing
    assert client.get("/c?language=xx&after=nonsense").status_code == 200


def test_a_long_list_goes_on_from_page_to_page(client: Client, world: World) -> None:
    mira = Account.objects.get(name="mira")
    for number in range(21):
        found(f"room-{number}", title=f"Room {number}", founder=mira, now=database_time())
    page = client.get("/c?q=room")
    assert page.context["page"].more_url.startswith("?q=room&after=")
    last = client.get(f"/c{page.context['page'].more_url}")
    assert [each.slug for each in last.context["page"].communities] == ["room-0"]
    assert "To the beginning" in last.content.decode()


def test_a_search_stays_in_a_community(client: Client, world: World) -> None:
    publish(world.author, title="Beans elsewhere", body="Beans.", now=database_time())
    for address in (
        "/search?q=beans+in:gardening",
        "/search?q=beans&community=gardening",
        "/search?q=beans&community=c/Gardening",
    ):
        page = client.get(address).content.decode()
        assert "elsewhere" not in page
    assert 'value="Gardening"' in client.get("/search?community=Gardening").content.decode()
    assert "elsewhere" in client.get("/search?q=beans").content.decode()
    assert "Growing" in client.get("/search?community=gardening").content.decode()
    assert "Nothing found" in client.get("/search?q=beans+in:tiles").content.decode()
    assert 'href="/search?community=gardening"' in client.get("/c/gardening").content.decode()
    assert 'href="/c?q=beans"' in client.get("/search?q=beans").content.decode()
