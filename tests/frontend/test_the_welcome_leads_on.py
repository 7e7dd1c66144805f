"""The welcome page: whom it offers, and where its answers lead."""

from django.test import Client

from accounts.models import Account
from articles.services import publish
from ledger.selectors import database_time
from tests.frontend.world import World, person


def newcomer() -> Client:
    client = Client()
    client.force_login(person("ines", database_time()))
    return client


def test_people_are_offered_with_what_they_write(world: World) -> None:
    client = newcomer()
    offered = offer(client)
    assert "<img" in offered
    assert "“" in offered
    assert "2 texts" in offered
    Account.objects.filter(pk=world.author.pk).update(about="Writes about beans.")
    publish(world.author, title="More beans", body="Words.", now=database_time())
    offered = offer(client)
    assert "Writes about beans." in offered
    assert "3 texts" in offered


def offer(client: Client) -> str:
    """How tove is offered."""
    shown = client.get("/welcome").content.decode()
    return str(shown.split('value="tove"')[1].split("</li>")[0])


def test_who_follows_somebody_reads_what_they_wrote(world: World) -> None:
    client = newcomer()
    assert client.post("/welcome", {"people": ["tove"]}).headers["Location"] == "/following"
    assert world.article_address in client.get("/following").content.decode()


def test_a_tag_leads_to_its_texts(world: World) -> None:
    assert newcomer().post("/welcome", {"tags": ["beans"]}).headers["Location"] == "/following"


def test_nothing_chosen_leads_to_what_readers_value(world: World) -> None:
    assert newcomer().post("/welcome", {"languages": ["en"]}).headers["Location"] == "/"
