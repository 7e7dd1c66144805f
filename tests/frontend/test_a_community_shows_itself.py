"""A community's picture stands where it is named, and its figures are drawn once they say much."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Account
from articles.models import Article
from articles.services import publish
from communities.models import Community
from frontend.pages.weeks import HEIGHT
from ledger.selectors import database_time
from moderation.services import set_limits
from tests.articles.pictures import picture
from tests.frontend.world import World


def test_an_admin_gives_it_a_picture(client: Client, world: World) -> None:
    client.force_login(Account.objects.get(name="mira"))
    data = picture(400, 300)
    address = "/c/gardening/picture"
    sent = {"file": SimpleUploadedFile("a.png", data, "image/png"), "alt": ""}
    told = client.post(address, sent, follow=True).content.decode()
    assert "Not changed. Say what is to be seen" in told
    sent = {"file": SimpleUploadedFile("a.png", data, "image/png"), "alt": "A lime tree"}
    client.post(address, sent)
    home = Client().get("/c/gardening").content.decode()
    assert home.count('alt="A lime tree"') == 1
    assert 'property="og:image:alt" content="A lime tree"' in home
    name = Community.objects.get(slug="gardening").picture
    assert f"/media/{name}-96.webp" in Client().get("/c").content.decode()
    assert "Show none" in client.get(address).content.decode()
    client.post(address, {"wish": "remove"})
    assert "A lime tree" not in Client().get("/c/gardening").content.decode()


def test_its_weeks_are_drawn_when_they_are_enough(client: Client, world: World) -> None:
    gardening, now = Community.objects.get(slug="gardening"), database_time()
    page = client.get("/c/gardening/figures")
    assert "Too few weeks" in page.content.decode()
    assert page.context["page"].drawings == ()
    Community.objects.update(founded_at=now - timedelta(weeks=4))
    for number in range(4):
        publish(world.author, title=f"T {number}", body="x", community=gardening, now=now)
    Article.objects.filter(title="T 0").update(published_at=now - timedelta(weeks=2))
    page = client.get("/c/gardening/figures")
    [members, texts, *_] = page.context["page"].drawings
    assert max(column.height for column in texts.columns) == HEIGHT
    assert len(members.columns) == 5
    assert texts.words == "at most 4, last 4"
    assert "Week from" in page.content.decode()
    assert 'href="/c/gardening/figures"' in client.get("/c/gardening/about").content.decode()


def test_its_limits_are_told_before_one_meets_them(client: Client, world: World) -> None:
    gardening, mira = Community.objects.get(slug="gardening"), Account.objects.get(name="mira")
    assert "It takes from each person" not in client.get("/c/gardening/about").content.decode()
    set_limits(mira, community=gardening, texts=1, answers=None, upvotes=None, now=database_time())
    page = client.get("/c/gardening/about").content.decode()
    assert "It takes from each person, at most:" in page
    assert "1 text a day." in page
