"""Re-sharing by a button that works without script, and what a block says."""

from datetime import timedelta

from django.test import Client

from accounts.models import Account
from accounts.muting import Distance, keep_away
from accounts.services import follow
from articles.choices import Choices
from articles.models import Reshare
from articles.services import mute_words, publish, revise
from ledger.selectors import database_time
from tests.frontend.world import BODY, World


def logged_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_a_press_shares_and_another_takes_it_back(world: World) -> None:
    mira, now = Account.objects.get(name="mira"), database_time()
    follow(mira, followed=world.stranger, now=now)
    client, address = logged_in(world.stranger), f"/work/{world.places['WORK']}/reshare"
    client.post(address)
    assert "re-shared by 1 person" in Client().get(world.article_address).content.decode()
    assert "olaf re-shared" not in logged_in(mira).get("/following").content.decode(), (
        "mira is in the community it stands in"
    )
    told = logged_in(world.author).get("/notices").content.decode()
    assert "olaf re-shared Growing beans in shade" in told
    client.post(address, {"wish": "take_back"})
    assert "re-shared by" not in client.get(world.article_address).content.decode()


def test_no_button_where_the_author_wants_none(world: World) -> None:
    client = logged_in(world.stranger)
    assert "/reshare" in client.get(world.article_address).content.decode()
    revise(
        int(world.places["WORK"]),
        author=world.author,
        title="Growing beans in shade",
        body=BODY,
        choices=Choices(passing_on=False),
        now=database_time(),
    )
    assert "/reshare" not in client.get(world.article_address).content.decode()
    refused = client.post(f"/work/{world.places['WORK']}/reshare", follow=True)
    assert "wants no re-shares" in refused.content.decode()


def test_a_block_is_said_in_a_sentence(world: World) -> None:
    keep_away(world.author, other=world.stranger, distance=Distance.BLOCKED, now=database_time())
    page = logged_in(world.stranger).get(world.article_address).content.decode()
    assert "tove has blocked you. You can read this text" in page
    assert "Your answer" not in page
    assert "/reshare" not in page
    assert "/tip" not in page.split("Written by")[0]


def test_what_somebody_re_shared_stands_on_their_page(world: World) -> None:
    shelf = "/@olaf/reshares"
    assert "Nothing re-shared yet" in Client().get(shelf).content.decode()
    logged_in(world.stranger).post(f"/work/{world.places['WORK']}/reshare")
    assert world.article_address in Client().get(shelf).content.decode()
    assert f'href="{shelf}"' in Client().get("/@olaf").content.decode()
    mira = Account.objects.get(name="mira")
    mute_words(mira, words="beans", now=database_time())
    assert world.article_address not in logged_in(mira).get(shelf).content.decode()
    keep_away(world.author, other=world.stranger, distance=Distance.BLOCKED, now=database_time())
    assert world.article_address not in Client().get(shelf).content.decode()


def test_re_shares_come_in_pages_the_last_one_first(world: World) -> None:
    now = database_time()
    texts = [
        publish(world.author, title=f"Text {number}", body="Words.", now=now)
        for number in range(22)
    ]
    Reshare.objects.bulk_create(
        Reshare(account=world.stranger, article=text, at=now - timedelta(hours=number // 2))
        for number, text in enumerate(texts)
    )
    first = Client().get("/@olaf/reshares").content.decode()
    assert first.index("Text 2<") < first.index("Text 19<")
    more = first.split('rel="next" href="')[1].split('"')[0]
    second = Client().get(more).content.decode()
    shown = [
        number for number in range(22) for page in (first, second) if f"Text {number}<" in page
    ]
    assert shown == list(range(22))
