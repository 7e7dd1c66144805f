"""A text is shown in another community, pinned, picked and taken out, by the pages alone."""

from django.test import Client

from accounts.models import Account
from communities.services import found, join
from ledger.selectors import database_time
from tests.frontend.world import World


def test_a_text_goes_to_another_community_and_back(client: Client, world: World) -> None:
    mira = Account.objects.get(name="mira")
    tiles = found("tiles", title="Tiles", founder=mira, now=database_time())
    join(tiles, account=world.author, now=database_time())
    address = f"/work/{world.places['WORK']}/places"
    client.force_login(world.author)
    page = client.get(address).content.decode()
    assert f'href="{address}"' in client.get(world.article_address).content.decode()
    assert "It lives in" in page
    assert "As a moderator" not in page
    sent = {"wish": "show", "community": "tiles", "line": "Beans on tiles."}
    assert "Done." in client.post(address, sent, follow=True).content.decode()
    listed = Client().get("/c/tiles").content.decode()
    assert "Growing beans in shade" in listed
    assert "Shown here by @tove: Beans on tiles." in listed
    text = Client().get(world.article_address).content.decode()
    assert "Also shown in" in text
    assert 'href="/c/tiles"' in text

    officer = Client()
    officer.force_login(mira)
    assert "As a moderator of" in officer.get(address).content.decode()
    officer.post(address, {"wish": "pin", "community": "tiles"})
    officer.post(address, {"wish": "pick", "community": "gardening", "line": "Read it first."})
    listed = Client().get("/c/tiles").content.decode()
    assert "Pinned" in listed
    assert listed.count('href="/@tove/growing-beans-in-shade"') == 1
    picks = Client().get("/c/gardening/picks").content.decode()
    assert "Picked by an owner" in picks
    assert "Read it first." in picks
    assert "Picked by an owner" in Client().get("/c/gardening").content.decode()
    assert "Picked in Gardening" in Client().get(world.article_address).content.decode()
    assert "Nothing picked yet" in Client().get("/picks").content.decode()
    officer.post(address, {"wish": "take out", "community": "tiles"})
    assert "Shown here by" not in Client().get("/c/tiles").content.decode()
    told = client.post(address, sent, follow=True).content.decode()
    assert "Moderators of that community took this text out" in told


def test_who_has_no_office_is_told_and_nonsense_is_not_found(client: Client, world: World) -> None:
    address = f"/work/{world.places['WORK']}/places"
    client.force_login(world.author)
    for wish, slug in (("pin", "gardening"), ("pick", "gardening"), ("pick", "")):
        told = client.post(address, {"wish": wish, "community": slug}, follow=True)
        assert "Only moderators of" in told.content.decode()
    for wish, slug in (("x", "gardening"), ("pin", "nowhere"), ("pin", ""), ("pick", "nowhere")):
        assert client.post(address, {"wish": wish, "community": slug}).status_code == 404
    assert client.get("/c/nowhere/picks").status_code == 404
    assert client.get("/work/999999/places").status_code == 404
