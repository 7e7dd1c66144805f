"""What a reader follows, hides and reads decides what their lists show, and each card says why."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account
from accounts.services import follow, prefer
from articles.models import Article
from articles.selectors import Because, Feed, Reason, feed, following
from articles.services import erase, follow_tag, hide_tag, publish
from articles.services.moderating import remove
from communities.models import Community
from communities.services import found, join


@pytest.fixture
def reader(person: Callable[[str], Account]) -> Account:
    return person("rosa")


@pytest.fixture
def room(person: Callable[[str], Account], now: datetime) -> Community:
    return found("bakers", title="Bakers", founder=person("olaf"), now=now)


@pytest.fixture
def texts(person: Callable[[str], Account], room: Community, now: datetime) -> dict[str, Article]:
    """Four texts, an hour apart, each to be found in another way; the last one in none."""
    ines, marcel = person("ines"), person("marcel")
    join(room, account=marcel, now=now)
    told = (
        ("person", ines, (), None, "en"),
        ("tag", marcel, ("soil",), None, "en-GB"),
        ("room", marcel, (), room, "sv"),
        ("none", marcel, (), None, "en"),
    )
    return {
        key: publish(
            author,
            title=f"A text by {key}",
            body="Words.",
            tags=tags,
            community=community,
            language=language,
            now=now - timedelta(hours=age),
        )
        for age, (key, author, tags, community, language) in enumerate(told)
    }


def works(page: Feed) -> list[int]:
    return [card.work for card in page.cards]


def test_following_brings_people_tags_and_communities(
    texts: dict[str, Article], reader: Account, room: Community, now: datetime
) -> None:
    assert works(following(reader, now=now)) == []
    follow(reader, followed=texts["person"].author, now=now)
    follow_tag(reader, name="soil", now=now)
    join(room, account=reader, now=now)
    page = following(reader, now=now)
    assert works(page) == [texts[key].pk for key in ("person", "tag", "room")]
    assert [card.reason for card in page.cards] == [
        Reason(Because.PERSON, "ines"),
        Reason(Because.TAG, "soil"),
        Reason(Because.COMMUNITY, "Bakers"),
    ]


def test_somebody_s_own_list_gives_no_other_reason(
    texts: dict[str, Article], reader: Account, now: datetime
) -> None:
    author = texts["person"].author
    follow(reader, followed=author, now=now)
    page = feed("new", author=author.name, viewer=reader, now=now)
    assert page.cards
    assert {card.reason for card in page.cards} == {None}


def test_what_comes_in_two_ways_stands_once(
    texts: dict[str, Article], reader: Account, now: datetime
) -> None:
    follow_tag(reader, name="soil", now=now)
    follow(reader, followed=texts["tag"].author, now=now)
    assert works(following(reader, now=now)) == [texts[key].pk for key in ("tag", "room", "none")]


def test_ones_own_texts_are_not_among_what_one_follows(
    texts: dict[str, Article], now: datetime
) -> None:
    marcel = texts["tag"].author
    follow_tag(marcel, name="soil", now=now)
    assert works(following(marcel, now=now)) == []


def test_following_goes_on_where_the_page_before_ended(
    texts: dict[str, Article], reader: Account, person: Callable[[str], Account], now: datetime
) -> None:
    for name in ("ines", "marcel"):
        follow(reader, followed=Account.objects.get(name=name), now=now)
    first = following(reader, now=now, limit=2)
    publish(texts["person"].author, title="Newer", body="Words.", now=now + timedelta(hours=1))
    second = following(reader, now=now, limit=2, after=first.after)
    assert works(first) + works(second) == [text.pk for text in texts.values()]
    assert second.after == ""


def test_only_what_came_since_is_news(
    texts: dict[str, Article], reader: Account, now: datetime
) -> None:
    follow(reader, followed=texts["tag"].author, now=now)
    recent = following(reader, now=now, since=now - timedelta(minutes=90))
    assert works(recent) == [texts["tag"].pk]


@pytest.mark.parametrize("kind", ["hot", "trending", "new", "closing"])
def test_hidden_tags_are_left_out_everywhere_but_on_their_own_page(
    kind: str, texts: dict[str, Article], reader: Account, now: datetime
) -> None:
    hide_tag(reader, name="soil", now=now)
    hidden = texts["tag"].pk
    assert hidden not in works(feed(kind, now=now, viewer=reader))  # type: ignore[arg-type]
    assert hidden in works(feed(kind, now=now))  # type: ignore[arg-type]
    assert works(feed("new", now=now, viewer=reader, tag="soil")) == [hidden]
    assert hidden in works(feed("new", now=now, viewer=reader, author="marcel"))


def test_a_followed_person_does_not_bring_a_hidden_tag(
    texts: dict[str, Article], reader: Account, now: datetime
) -> None:
    follow(reader, followed=texts["tag"].author, now=now)
    hide_tag(reader, name="soil", now=now)
    assert texts["tag"].pk not in works(following(reader, now=now))


def test_reading_languages_narrow_lists_with_their_regions(
    texts: dict[str, Article], reader: Account, now: datetime
) -> None:
    prefer(reader, reading_languages=["en"])
    found = works(feed("new", now=now, viewer=reader))
    assert found == [texts[key].pk for key in ("person", "tag", "none")]
    prefer(reader, reading_languages=["sv", "fi"])
    assert works(feed("new", now=now, viewer=reader)) == [texts["room"].pk]
    # Who asks for a language by name gets it.
    assert len(works(feed("new", now=now, viewer=reader, language="en"))) == 3


def test_texts_taken_down_are_in_no_list(
    texts: dict[str, Article], reader: Account, now: datetime
) -> None:
    remove(texts["tag"].pk)
    erase(texts["none"].pk, author=texts["none"].author, now=now)
    left = {texts["person"].pk, texts["room"].pk}
    for kind in ("hot", "trending", "new", "closing"):
        assert set(works(feed(kind, now=now))) == left
    follow(reader, followed=texts["tag"].author, now=now)
    assert works(following(reader, now=now)) == [texts["room"].pk]


def test_what_closes_soonest_comes_first_and_only_while_it_is_open(
    texts: dict[str, Article], now: datetime
) -> None:
    first = texts["none"].work
    assert works(feed("closing", now=now)) == [text.pk for text in reversed(texts.values())]
    first.refresh_from_db()
    assert first.pk not in works(feed("closing", now=first.closes_at))


def test_the_length_of_a_list_takes_no_more_queries(
    texts: dict[str, Article],
    reader: Account,
    now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    marcel = texts["none"].author
    follow(reader, followed=marcel, now=now)
    hide_tag(reader, name="clay", now=now)
    prefer(reader, reading_languages=["en", "sv"])
    for _ in range(2):
        with django_assert_max_num_queries(15):
            feed("hot", now=now, viewer=reader, limit=100)
        with django_assert_max_num_queries(16):
            following(reader, now=now, limit=100)
        for number in range(20):
            publish(marcel, title=f"Text {number}", body="Words.", tags=["soil"], now=now)
