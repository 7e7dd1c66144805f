"""Feeds: order, pages, filters, and how many queries they take."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account
from articles import services
from articles.models import Article
from articles.selectors import FEEDS, article_page, conversation, feed
from articles.selectors.feeds import Kind
from communities.services import found
from curation.services import close_works


@pytest.fixture
def seven(person: Callable[[str], Account], now: datetime) -> list[Article]:
    """Seven articles, an hour between one and the next; the second one has a vote."""
    ines = person("ines")
    made = [
        services.publish(
            ines,
            title=f"Beans {n}",
            body="Words.",
            tags=["soil"] if n % 2 else [],
            now=now - timedelta(hours=n),
        )
        for n in range(7)
    ]
    return made


def pages(kind: Kind, *, now: datetime, limit: int) -> list[list[int]]:
    """Every page of a list, to its end."""
    found, after = [], ""
    while True:
        page = feed(kind, now=now, after=after, limit=limit)
        found.append([card.work for card in page.cards])
        after = page.after
        if not after:
            return found


@pytest.mark.parametrize("kind", FEEDS)
def test_pages_follow_each_other_without_gap_or_repetition(
    kind: Kind, seven: list[Article], now: datetime
) -> None:
    works = [article.pk for article in seven]
    # No votes: newest first is the order of every list, and what closes soonest is oldest.
    if kind == "closing":
        works.reverse()
    assert pages(kind, now=now, limit=3) == [works[:3], works[3:6], works[6:]]


@pytest.mark.parametrize("kind", ["hot", "trending"])
def test_what_is_paid_stands_behind_what_is_open(
    kind: Kind, seven: list[Article], now: datetime
) -> None:
    works = [article.pk for article in seven]
    close_works(works[:2], now=now)
    assert pages(kind, now=now, limit=2) == [
        works[2:4],
        works[4:6],
        [works[6], works[0]],
        [works[1]],
    ]


def test_a_wrong_place_is_the_beginning(seven: list[Article], now: datetime) -> None:
    first = feed("hot", now=now)
    for wrong in ("x", "s_", "t1_", "s1.5_x", "' OR 1=1", "\x00"):
        assert feed("hot", now=now, after=wrong) == first


def test_lists_are_filtered(
    seven: list[Article], person: Callable[[str], Account], now: datetime
) -> None:
    marcel = person("marcel")
    room = found("gardening", title="Slow gardening", founder=marcel, now=now)
    hosted = services.publish(marcel, title="Bread", body="Words.", community=room, now=now)
    assert [card.work for card in feed("new", now=now, community="gardening").cards] == [hosted.pk]
    assert len(feed("new", now=now, tag="soil").cards) == 3
    assert len(feed("hot", now=now, author="ines").cards) == 7


def test_a_list_of_many_takes_as_few_queries_as_one_of_few(
    seven: list[Article],
    now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    viewer = seven[0].author
    for limit in (1, 7):
        for kind in FEEDS:
            with django_assert_max_num_queries(11) as captured:
                feed(kind, now=now, limit=limit, viewer=viewer)
            print(kind, limit, len(captured))


def test_a_page_and_its_thread_take_few_queries(
    seven: list[Article],
    now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    viewer = seven[0].author
    for _ in range(5):
        services.reply(seven[0].pk, author=viewer, body="Words.", now=now)
    with django_assert_max_num_queries(11) as captured:
        article_page("ines", permlink="beans-0", viewer=viewer, now=now)
    print("page", len(captured))
    with django_assert_max_num_queries(10) as captured:
        conversation(seven[0].pk, viewer=viewer, now=now)
    print("thread", len(captured))
