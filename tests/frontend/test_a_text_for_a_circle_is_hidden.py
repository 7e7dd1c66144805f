"""Every reading path of the site against four readers of a text for a circle."""

from typing import Final

import pytest
from django.test import Client

from accounts.models import Account
from articles.choices import Audience, Choices
from articles.errors import UnknownText
from articles.models import Article, Circle
from articles.services import follow_tag, publish, reply, tip
from ledger.selectors import database_time
from ledger.services import transfer
from notifications.gathering import gather
from tests.frontend.world import World, trusted

TITLE: Final = "Quiet zucchini"
#: A tag that only this text bears.
TAG: Final = "quiet-marrow"
READERS: Final = ("anonymous", "stranger", "member", "author")
#: Whatever lists texts, words or tags, for people and for programs.
LISTS: Final = (
    *(
        "/c",
        "/welcome",
        "/",
        "/new",
        "/trending",
        "/closing",
        "/again",
        "/following",
        "/in/en",
        "/tag/marrow",
    ),
    *("/@tove", "/c/gardening", "/search?q=zucchini", "/search?q=courgette&what=comments"),
    *("/search/suggest?q=zucch", "/feeds/new.rss", "/feeds/new.atom", "/feeds/tag/marrow.atom"),
    *("/feeds/@tove.rss", "/feeds/c/gardening.rss", "/feeds/in/en.atom"),
    *("/search?q=quiet&what=tags", "/search/suggest?q=quiet", "/complete?kind=tag&q=quiet"),
    *("/feeds/search.rss?q=zucchini", "/sitemap-texts-1.xml", "/cycles", "/blocks"),
)


@pytest.fixture
def secret(world: World) -> Article:
    """By tove, for the circle in which mira is; with an answer."""
    now = database_time()
    circle = Circle.objects.get(owner=world.author)
    chosen = Choices(audience=Audience.CIRCLES, readers=(circle.pk,))
    text = publish(
        world.author, title=TITLE, body="Courgette.", tags=["marrow", TAG], choices=chosen, now=now
    )
    mira = Account.objects.get(name="mira")
    reply(text.pk, author=mira, body="Courgette indeed.", now=now)
    for account in (world.stranger, mira):
        follow_tag(account, name="marrow", now=now)
    return text


def client_of(who: str, world: World) -> Client:
    client = Client()
    accounts = {
        "stranger": world.stranger,
        "member": Account.objects.get(name="mira"),
        "author": world.author,
    }
    if who in accounts:
        client.force_login(accounts[who])
    return client


@pytest.mark.parametrize("who", READERS)
def test_no_list_has_a_word_of_it(who: str, world: World, secret: Article) -> None:
    client = client_of(who, world)
    for address in LISTS:
        words = client.get(address).content.decode()
        found = [word for word in (TITLE, "quiet-zucchini", "Courgette.", TAG) if word in words]
        assert found == [], address


@pytest.mark.parametrize(
    ("who", "page", "history", "edit", "vote"),
    [
        # A vote in place leads to the log-in by a header.
        ("anonymous", 404, 404, 302, 200),
        ("stranger", 404, 404, 404, 404),
        ("member", 200, 200, 403, 200),
        ("author", 200, 200, 200, 200),
    ],
)
def test_its_own_addresses_are_there_for_the_circle_alone(
    who: str, page: int, history: int, edit: int, vote: int, world: World, secret: Article
) -> None:
    client, address = client_of(who, world), "/@tove/quiet-zucchini"
    assert client.get(address).status_code == page
    assert client.get(f"{address}/history").status_code == history
    assert client.get(f"{address}/edit").status_code == edit
    asked = client.post(f"/work/{secret.pk}/vote", headers={"HX-Request": "true"})
    assert asked.status_code == vote
    assert not secret.work.events.exists()
    named = client.get("/oembed", {"url": f"http://testserver{address}"})
    assert named.status_code == 404


def test_a_tip_is_taken_of_who_may_read_it(world: World, secret: Article) -> None:
    answer, mira = secret.comments.get(), Account.objects.get(name="mira")
    for work in (secret.pk, answer.pk):
        assert trusted(world.stranger).get(f"/work/{work}/tip").status_code == 404
        with pytest.raises(UnknownText):
            tip(work, giver=world.stranger, amount=1, key=f"tip/{work}", now=database_time())
    assert TITLE in trusted(mira).get(f"/work/{secret.pk}/tip").content.decode()
    assert TITLE in trusted(world.author).get(f"/work/{answer.pk}/tip").content.decode()


def test_the_books_of_who_may_read_it_name_it(world: World, secret: Article) -> None:
    mira = Account.objects.get(name="mira")
    transfer(5, credit=mira.wallet_id, amount=10, key="start")
    batch = tip(secret.pk, giver=mira, amount=10, key="tip", now=database_time())
    for who in ("member", "author"):
        client = client_of(who, world)
        assert TITLE in client.get("/wallet").text
        assert TITLE in client.get(f"/wallet/receipt/{batch}").text
        assert TITLE in client.get("/wallet/history.csv").getvalue().decode()
    for who in ("anonymous", "stranger"):
        shown = client_of(who, world).get(f"/wallet/{mira.wallet_id}").text
        assert f"work {secret.pk}" in shown
        assert TITLE not in shown


def test_notices_name_it_to_who_may_read_it(world: World, secret: Article) -> None:
    gather(database_time())
    assert TITLE in client_of("author", world).get("/notices").content.decode()
    assert TITLE not in client_of("stranger", world).get("/notices").content.decode()


def test_an_answer_begun_for_few_is_not_published_for_everybody(
    world: World, secret: Article
) -> None:
    client = client_of("member", world)
    page = client.get("/@tove/quiet-zucchini").content.decode()
    assert 'name="few" value="1"' in page
    assert 'name="few"' not in client.get(world.article_address).content.decode()
    sent = {"body": "Between us.", "few": "1"}
    shown = client.post(f"/work/{secret.pk}/reply", sent | {"preview": "1"}).content.decode()
    assert 'name="few" value="1"' in shown
    Article.objects.filter(pk=secret.pk).update(audience=Audience.EVERYBODY.value)
    told = client.post(f"/work/{secret.pk}/reply", sent)
    assert told.status_code == 400
    words = told.content.decode()
    assert "Send your answer again if everybody may read it too." in words
    assert "Between us." in words and 'name="few"' not in words
    assert secret.comments.count() == 1
    assert client.post(f"/work/{secret.pk}/reply", {"body": "Between us."}).status_code == 302
