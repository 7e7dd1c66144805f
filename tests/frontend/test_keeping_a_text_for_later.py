"""A reader keeps texts for later, on a list of their own."""

from django.test import Client

from articles.services import publish
from articles.services.moderating import remove
from ledger.selectors import database_time
from tests.frontend.world import World


def reader(world: World) -> Client:
    client = Client()
    client.force_login(world.stranger)
    return client


def test_a_saved_text_stands_on_the_list_until_it_is_let_go(world: World) -> None:
    client, address = reader(world), f"/work/{world.places['WORK']}/save"
    assert "Nothing saved yet" in client.get("/saved").content.decode()
    client.post(address)
    assert "Growing beans in shade" in client.get("/saved").content.decode()
    assert 'aria-pressed="true">' in client.get(world.article_address).content.decode()
    client.post(address, {"wish": "let_go"})
    assert "Nothing saved yet" in client.get("/saved").content.decode()


def test_a_list_is_its_readers_own(world: World) -> None:
    reader(world).post(f"/work/{world.places['WORK']}/save")
    other = Client()
    other.force_login(world.author)
    assert "Nothing saved yet" in other.get("/saved").content.decode()


def test_the_last_one_saved_stands_first_and_the_list_goes_on(world: World) -> None:
    client, now = reader(world), database_time()
    for number in range(25):
        text = publish(world.author, title=f"Text {number}", body="Words.", now=now)
        client.post(f"/work/{text.pk}/save")
    first = client.get("/saved").content.decode()
    assert first.index("Text 24") < first.index("Text 5")
    assert "Text 4<" not in first
    more = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    rest = client.get(more).content.decode()
    assert "Text 4<" in rest
    assert "Text 0<" in rest
    assert "Text 5<" not in rest


def test_what_was_taken_down_or_is_nowhere_is_not_kept(world: World) -> None:
    client = reader(world)
    client.post(f"/work/{world.places['WORK']}/save")
    remove(int(world.places["WORK"]))
    assert "Growing beans in shade" not in client.get("/saved").content.decode()
    shown = client.post("/work/987654321/save", follow=True).content.decode()
    assert "There is no such text." in shown
