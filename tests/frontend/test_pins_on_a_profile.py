"""What an author pinned stands once, at the top of their profile, with a mark."""

import re

import pytest
from django.test import Client

from accounts.models import Account
from articles.models import Pin
from articles.services import pin, publish
from ledger.selectors import database_time
from tests.frontend.world import World


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def entries(page: str) -> list[str]:
    """The list entries of a page, one after the other."""
    return page.split('<li class="card-entry"')[1:]


def titles(page: str) -> list[str]:
    title = re.compile(r'class="card-title".*?<a [^>]*>([^<]*)', re.DOTALL)
    return [found[1] for each in entries(page) if (found := title.search(each))]


def test_pinned_texts_stand_first_and_once(world: World) -> None:
    for number in range(3):
        publish(world.author, title=f"Text {number}", body="Words.", now=database_time())
    assert titles(Client().get("/@tove").text)[-1] == "An older text"
    past = world.author.articles.get(permlink=world.places["PAST"])
    pin(world.author, work_id=past.pk, now=database_time())
    page = Client().get("/@tove").text
    assert titles(page)[0] == "An older text"
    assert titles(page).count("An older text") == 1
    assert ["Pinned" in each for each in entries(page)] == [True, False, False, False, False]
    assert "Pinned" not in Client().get("/new").text


def test_the_author_pins_and_unpins_where_the_text_stands(world: World) -> None:
    work = int(world.places["WORK"])
    author, address = client_of(world.author), f"/work/{work}/pin"
    for place in ("/@tove", world.article_address):
        assert f'action="{address}"' in author.get(place).text
        assert f'action="{address}"' not in client_of(world.stranger).get(place).text
        assert f'action="{address}"' not in Client().get(place).text
        answer = author.post(address, {"wish": "pin", "next": place})
        assert answer.headers["Location"] == place
        button = author.get(place).text.split(f'action="{address}"')[1].split("</form>")[0]
        assert 'value="unpin"' in button
        author.post(address, {"wish": "unpin", "next": place})
        assert not Pin.objects.exists()


def test_the_fourth_is_refused_in_words_and_not_offered_on_the_profile(world: World) -> None:
    made = [
        publish(world.author, title=f"Text {number}", body="Words.", now=database_time())
        for number in range(3)
    ]
    for text in made:
        pin(world.author, work_id=text.pk, now=database_time())
    author = client_of(world.author)
    assert author.get("/@tove").text.count('value="unpin"') == 3
    assert 'value="pin"' not in author.get("/@tove").text
    address = f"/work/{world.places['WORK']}/pin"
    told = author.post(address, {"wish": "pin", "next": "/@tove"}, follow=True).text
    assert "3 texts are pinned already: unpin one of them first." in told


def test_nobody_pins_anothers_text(world: World) -> None:
    client = client_of(world.stranger)
    told = client.post(f"/work/{world.places['WORK']}/pin", {"wish": "pin"}, follow=True).text
    assert "You can pin your own texts only." in told
    assert not Pin.objects.exists()


@pytest.mark.parametrize("pinned", [2, 3])
def test_who_pinned_all_they_wrote_has_texts(world: World, pinned: int) -> None:
    mira = Account.objects.get(name="mira")
    for number in range(pinned):
        text = publish(mira, title=f"Text {number}", body="Words.", now=database_time())
        pin(mira, work_id=text.pk, now=database_time())
    page = Client().get("/@mira").text
    assert len(titles(page)) == pinned
    assert "No texts yet" not in page


def test_a_pinned_text_is_left_out_of_the_pages_behind(world: World) -> None:
    for number in range(25):
        publish(world.author, title=f"Text {number}", body="Words.", now=database_time())
    past = world.author.articles.get(permlink=world.places["PAST"])
    pin(world.author, work_id=past.pk, now=database_time())
    first = Client().get("/@tove").text
    more = first.split('rel="next" href="')[1].split('"')[0]
    second = Client().get(more).text
    seen = titles(first) + titles(second)
    assert len(seen) == len(set(seen)) == 27
    assert "An older text" not in titles(second)
