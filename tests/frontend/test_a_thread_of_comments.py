"""The thread on the page of a text: orders, branches of their own, and bounds."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Comment
from articles.services import reply, vote_on
from ledger.selectors import database_time
from tests.frontend.world import World


def comments(address: str, client: Client | None = None) -> list[int]:
    shown = (client or Client()).get(address).content.decode()
    return [int(number) for number in re.findall(r'<li[^>]* id="comment-(\d+)"', shown)]


def test_the_reader_chooses_what_comes_first(world: World) -> None:
    now, work = database_time(), int(world.places["WORK"])
    first = Comment.objects.get(article=work, parent=None)
    inner = Comment.objects.get(article=work, parent=first)
    second = reply(work, author=world.stranger, body="Second.", now=now)
    third = reply(work, author=world.stranger, body="Third.", now=now)
    vote_on(third.pk, voter=world.author, weight_bp=10_000, now=now)
    order = {
        "": [third, first, inner, second],
        "?order=votes": [third, first, inner, second],
        "?order=newest": [third, second, first, inner],
        "?order=oldest": [first, inner, second, third],
        "?order=nonsense": [third, first, inner, second],
    }
    for query, wanted in order.items():
        assert comments(world.article_address + query) == [each.pk for each in wanted]


def test_a_comments_own_address_shows_what_it_answers_and_its_answers(world: World) -> None:
    work = int(world.places["WORK"])
    first = Comment.objects.get(article=work, parent=None)
    inner = Comment.objects.get(article=work, parent=first)
    reply(work, author=world.stranger, body="Elsewhere.", now=database_time())
    assert comments(f"{world.article_address}?comment={inner.pk}") == [first.pk, inner.pk]
    shown = Client().get(f"{world.article_address}?comment={inner.pk}").content.decode()
    assert "See the whole thread" in shown


def test_an_address_that_names_no_comment_shows_the_thread(world: World) -> None:
    whole = comments(world.article_address)
    for wrong in ("0", "-1", "x", "9" * 40, "%00"):
        assert comments(f"{world.article_address}?comment={wrong}&after=%00") == whole


def test_a_thread_of_hundreds_is_one_short_page_and_the_rest_is_linked(world: World) -> None:
    work = Article.objects.get(pk=int(world.places["WORK"]))
    now = database_time()
    top = [reply(work.pk, author=world.stranger, body="A line.", now=now) for _ in range(60)]
    for _ in range(30):
        reply(top[0].pk, author=world.stranger, body="Below.", now=now)
    client = Client()
    client.force_login(world.author)
    with CaptureQueriesContext(connection) as captured:
        page = client.get(f"{world.article_address}?order=oldest").content
    assert len(page) < 100_000
    assert len(captured) <= 60
    assert "more answers" in page.decode()
    seen: set[int] = set()
    address = f"{world.article_address}?order=oldest"
    while address:
        shown = client.get(address).content.decode()
        seen.update(comments(address, client))
        more = re.search(r'<a class="btn" href="([^"]*after=[^"]*)#comments"', shown)
        address = more[1].replace("&amp;", "&") if more else ""
    assert {each.pk for each in top} <= seen
