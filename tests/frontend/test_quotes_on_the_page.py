"""A quoted text stands as a card where its address stood."""

import pytest
from django.conf import settings
from django.test import Client

from articles.choices import Choices
from articles.labels import Labels
from articles.models import Article
from articles.services import erase, publish, reply
from ledger.selectors import database_time
from tests.frontend.world import World


def client_of(world: World) -> Client:
    client = Client()
    client.force_login(world.stranger)
    return client


def test_the_button_begins_a_text_with_the_address(world: World) -> None:
    client = client_of(world)
    address = f"/write?quote={world.places['WORK']}"
    assert f'href="{address}"' in client.get(world.article_address).content.decode()
    assert settings.INKWELL_SITE + world.article_address in client.get(address).content.decode()
    assert client.get("/write?quote=987654321").status_code == 200


def test_card_and_tombstone_stand_in_the_text_and_in_a_comment(world: World) -> None:
    now = database_time()
    quoted = publish(world.author, title="Lime & shade", body="Some <b>words</b>.", now=now)
    body = f"Before.\n\n{settings.INKWELL_SITE}/@tove/{quoted.permlink}\n\nAfter."
    text = publish(world.stranger, title="On shade", body=body, now=now)
    reply(text.pk, author=world.stranger, body=body, now=now)
    address = f"/@olaf/{text.permlink}"
    shown = Client().get(address).content.decode()
    assert shown.count('<figure class="quoted not-prose">') == 2
    assert "Lime &amp; shade</a>" in shown
    assert "Some words." in shown
    erase(quoted.pk, author=world.author, now=now)
    shown = Client().get(address).content.decode()
    assert shown.count("A text by tove was quoted here; its author took it away.") == 2
    assert "Lime &amp; shade" not in shown


def test_a_sensitive_text_shows_its_warning_alone(world: World) -> None:
    now = database_time()
    choices = Choices(Labels(sensitive="surgery"))
    quoted = publish(world.author, title="A knee", body="Blood.", choices=choices, now=now)
    body = f"{settings.INKWELL_SITE}/@tove/{quoted.permlink}"
    text = publish(world.stranger, title="On knees", body=body, now=now)
    shown = Client().get(f"/@olaf/{text.permlink}").content.decode()
    assert "Sensitive: surgery" in shown
    assert "Blood." not in shown.split("</article>")[0].split("<article")[1]


@pytest.mark.parametrize("place", ["/write", "/preview", "reply", "edit"])
def test_the_preview_shows_the_card_that_readers_will_see(world: World, place: str) -> None:
    own = reply(int(world.places["WORK"]), author=world.stranger, body="Yes.", now=database_time())
    address = {
        "reply": f"/work/{world.places['WORK']}/reply",
        "edit": f"/work/{own.pk}/edit",
    }.get(place, place)
    words = f"Before.\n\n{settings.INKWELL_SITE}{world.article_address}\n\nAfter."
    shown = client_of(world).post(address, {"body": words, "preview": "1"}).content.decode()
    assert shown.count('<figure class="quoted not-prose">') == 1
    assert "Growing beans in shade</a>" in shown


def test_the_preview_shows_a_link_where_readers_will_see_one(world: World) -> None:
    Article.objects.filter(pk=int(world.places["WORK"])).update(passing_on=False)
    words = {"body": f"{settings.INKWELL_SITE}{world.article_address}", "preview": "1"}
    shown = client_of(world).post("/preview", words).content.decode()
    assert "<figure" not in shown
    assert f'href="{settings.INKWELL_SITE}{world.article_address}"' in shown
