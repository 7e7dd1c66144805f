"""Re-sharing by a button that works without script, and what a block says."""

from django.test import Client

from accounts.models import Account
from accounts.muting import Distance, keep_away
from accounts.services import follow
from articles.choices import Choices
from articles.services import revise
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
