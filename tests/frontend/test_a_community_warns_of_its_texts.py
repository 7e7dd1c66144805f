"""A community whose texts are for who wants to be warned first: each is behind its name."""

from django.test import Client

from accounts.models import Account
from accounts.services import prefer
from articles.services import publish
from communities.models import Community
from communities.roles import Kind
from communities.services import describe, found
from communities.services.describing import Description
from ledger.selectors import database_time
from tests.frontend.world import World


def test_every_text_in_it_is_behind_a_warning(client: Client, world: World) -> None:
    mira, now = Account.objects.get(name="mira"), database_time()
    scars = found("scars", title="Scars and seams", founder=mira, now=now)
    text = publish(mira, title="A seam", body="Needle.", community=scars, now=now)
    places = ("/c/scars", "/new", f"/@mira/{text.permlink}", "/search?q=seam")
    for place in places:
        page = client.get(place).content.decode()
        assert text.permlink in page
        assert "Sensitive: Scars" not in page
    as_ = Description("Scars and seams", "", Kind.TOPIC, sensitive=True)
    describe(scars, by=mira, as_=as_)
    for place in places:
        assert "Sensitive: Scars and seams" in client.get(place).content.decode()

    client.force_login(world.stranger)
    prefer(world.stranger, sensitive="show")
    assert "Show the text" in Client().get(f"/@mira/{text.permlink}").content.decode()
    assert "Show the text" not in client.get(f"/@mira/{text.permlink}").content.decode()
    prefer(world.stranger, sensitive="hide")
    assert text.permlink not in client.get("/new").content.decode()
    assert text.permlink not in client.get("/search?q=seam").content.decode()
    Community.objects.update(sensitive=False)
    assert text.permlink in client.get("/new").content.decode()


def test_a_text_is_begun_in_it(client: Client, world: World) -> None:
    client.force_login(world.author)
    link = 'href="/write?community=gardening"'
    assert link in client.get("/c/gardening").content.decode()
    desk = client.get("/write?community=gardening").content.decode()
    assert 'value="gardening" selected' in desk
    assert 'value="gardening" selected' not in client.get("/write?community=x").content.decode()
