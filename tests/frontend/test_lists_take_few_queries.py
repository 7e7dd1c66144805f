"""A list's cost does not grow with its length: no query for each card, comment or line."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles.services import choose_cover, choose_portrait, publish, reply, upload, vote_on
from ledger.selectors import database_time
from tests.articles.pictures import picture
from tests.frontend.world import World

#: Session, account and choices of somebody logged in, the clock, and what the page itself reads.
MOST = {
    "/": 19,
    "/new": 18,
    "/following": 21,
    "/closing": 17,
    "/@tove": 20,
    "/c/gardening": 17,
    # Loans, steps to come and what is still open are asked for beside the history.
    "/wallet": 27,
    "/@tove/comments": 16,
    "/@olaf/comments": 16,
    "/@tove/about": 16,
    "/@tove/followers": 16,
    "/notices": 14,
    "/blocks": 9,
}


def signed_in(account: Account) -> Client:
    """A client whose session has been asked once what its person agreed to."""
    client = Client()
    client.force_login(account)
    client.get("/help")
    return client


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", MOST)
def test_a_longer_list_takes_no_more_queries(address: str, world: World) -> None:
    client = signed_in(world.author)
    few = queries(client, address)
    _write_more(world.author, world.stranger)
    assert queries(client, address) <= few + 1
    assert few <= MOST[address]


def test_a_longer_thread_takes_no_more_queries(world: World) -> None:
    client = signed_in(world.stranger)
    few = queries(client, world.article_address)
    now, article = database_time(), int(world.places["WORK"])
    for number in range(8):
        reply(article, author=world.stranger, body=f"Answer {number}.", now=now)
    assert queries(client, world.article_address) <= few
    # With a poll, a series and what one's vote would come to.
    assert few < 30


def _write_more(author: Account, reader: Account) -> None:
    now = database_time()
    for person in (author, reader):
        choose_portrait(person, data=picture(), now=now)
    for number in range(8):
        article = publish(author, title=f"Text {number}", body="Words.", now=now)
        vote_on(article.pk, voter=reader, weight_bp=100, now=now)
        cover = upload(author, data=picture(9, number + 1), now=now)
        reply(article.pk, author=reader, body=f"Answer {number}.", now=now)
        choose_cover(article.pk, author=author, media_id=cover.pk)
