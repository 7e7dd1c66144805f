"""What a community shows that lives elsewhere reaches its own, their digest and its search."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account
from accounts.muting import Distance, keep_away
from accounts.services import follow
from articles.models import Article
from articles.selectors import Because, Feed, Question, Reason, following, search
from articles.services import follow_tag, publish, reshare, show_in, show_no_longer
from articles.services.showing import end_showing
from communities.models import Community
from communities.services import found, join
from tests.articles.conftest import Person

HOUR = timedelta(hours=1)


@pytest.fixture
def author(person: Person) -> Account:
    """Who writes in a community of her own and shows it in another's."""
    return person("tove")


@pytest.fixture
def rooms(author: Account, now: datetime) -> list[Community]:
    """Where the text lives, and two that the reader is in."""
    names = ("bakers", "millers", "farmers")
    return [found(slug, title=slug.title(), founder=author, now=now) for slug in names]


@pytest.fixture
def reader(person: Person, rooms: list[Community], now: datetime) -> Account:
    """Somebody who is in the second and the third."""
    rosa = person("rosa")
    for room in rooms[1:]:
        join(room, account=rosa, now=now)
    return rosa


@pytest.fixture
def text(author: Account, rooms: list[Community], now: datetime) -> Article:
    """A text that lives in the first."""
    return publish(author, title="Rye", body="Words.", community=rooms[0], tags=("rye",), now=now)


def lines(page: Feed) -> list[tuple[str, Reason | None]]:
    return [(card.title, card.reason) for card in page.cards]


def test_it_comes_when_it_is_shown_and_says_where(
    author: Account, reader: Account, rooms: list[Community], text: Article, now: datetime
) -> None:
    assert lines(following(reader, now=now)) == []
    publish(author, title="Flour", body="Words.", community=rooms[1], now=now + HOUR)
    for place, slug in enumerate(("millers", "farmers")):
        show_in(author, work_id=text.pk, slug=slug, now=now + (2 + place) * HOUR)
    expected = [
        ("Rye", Reason(Because.SHOWING, "Farmers")),
        ("Flour", Reason(Because.COMMUNITY, "Millers")),
    ]
    later = now + 4 * HOUR
    assert lines(following(reader, now=later)) == expected
    assert lines(following(reader, now=later, since=now + 2 * HOUR)) == expected[:1]
    first = following(reader, now=later, limit=1)
    second = following(reader, now=later, limit=1, after=first.after)
    assert lines(first) + lines(second) == expected
    assert second.after == ""


def test_what_comes_anyway_stands_once_at_its_own_time(
    author: Account, reader: Account, text: Article, person: Person, now: datetime
) -> None:
    show_in(author, work_id=text.pk, slug="millers", now=now + HOUR)
    mira = person("mira")
    follow(reader, followed=mira, now=now)
    reshare(mira, work_id=text.pk, now=now + 2 * HOUR)
    shown = [("Rye", Reason(Because.SHOWING, "Millers"))]
    assert lines(following(reader, now=now + 3 * HOUR)) == shown
    follow_tag(reader, name="rye", now=now)
    assert lines(following(reader, now=now + 3 * HOUR)) == [("Rye", Reason(Because.TAG, "rye"))]
    assert lines(following(reader, now=now + 3 * HOUR, since=now + HOUR / 2)) == []


def test_what_was_taken_back_or_out_is_gone(
    author: Account, reader: Account, rooms: list[Community], text: Article, now: datetime
) -> None:
    for slug in ("millers", "farmers"):
        show_in(author, work_id=text.pk, slug=slug, now=now)
    show_no_longer(author, work_id=text.pk, slug="farmers", now=now)
    assert lines(following(reader, now=now)) == [("Rye", Reason(Because.SHOWING, "Millers"))]
    assert [hit.work for hit in search(Question("rye", community="millers")).hits] == [text.pk]
    assert end_showing(rooms[1], work_id=text.pk, now=now)
    assert lines(following(reader, now=now)) == []
    assert [hit.work for hit in search(Question("rye", community="millers")).hits] == []
    assert [hit.work for hit in search(Question("rye", community="bakers")).hits] == [text.pk]


def test_ones_own_texts_and_those_of_muted_people_stay_away(
    author: Account, reader: Account, rooms: list[Community], text: Article, now: datetime
) -> None:
    own = publish(reader, title="Mine", body="Words.", now=now)
    show_in(reader, work_id=own.pk, slug="millers", now=now)
    show_in(author, work_id=text.pk, slug="millers", now=now)
    keep_away(reader, other=author, distance=Distance.MUTED, now=now)
    assert lines(following(reader, now=now)) == []
    assert lines(following(author, now=now)) == [("Mine", Reason(Because.SHOWING, "Millers"))]


def test_it_takes_no_query_more(
    author: Account,
    reader: Account,
    text: Article,
    now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    show_in(author, work_id=text.pk, slug="millers", now=now)
    with django_assert_max_num_queries(13):
        assert len(following(reader, now=now).cards) == 1
