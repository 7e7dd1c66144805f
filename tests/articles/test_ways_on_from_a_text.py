"""From a text a reader goes on to what shares something with it, and to the author's next text."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from articles.models import Article
from articles.selectors import Shared, onward
from articles.services import hide_tag, publish
from articles.services.moderating import remove
from communities.services import found, join

type Person = Callable[[str], Account]


@pytest.fixture
def texts(person: Person, now: datetime) -> dict[str, Article]:
    """Five texts, an hour apart, by two people."""
    tove, ines = person("tove"), person("ines")
    garden = found("garden", title="The garden", about="", founder=ines, now=now)
    join(garden, account=tove, now=now)

    def text(title: str, hour: int, author: Account, *tags: str, room: bool = False) -> Article:
        return publish(
            author,
            title=title,
            body="Words.",
            tags=tags,
            community=garden if room else None,
            now=now + timedelta(hours=hour),
        )

    return {
        "first": text("First", 0, tove),
        "here": text("Here", 1, tove, "soil", "beans", room=True),
        "last": text("Last", 2, tove),
        "tagged": text("Tagged", 3, ines, "beans"),
        "room": text("In the room", 4, ines, room=True),
    }


def test_the_authors_texts_stand_before_and_after(
    texts: dict[str, Article], now: datetime
) -> None:
    ways = onward(texts["here"].pk, now=now)
    assert ways.older is not None
    assert ways.newer is not None
    assert (ways.older.title, ways.newer.title) == ("First", "Last")


def test_related_texts_say_what_they_share(texts: dict[str, Article], now: datetime) -> None:
    related = onward(texts["here"].pk, now=now).related
    assert [(each.text.title, each.shared, each.name) for each in related] == [
        ("Tagged", Shared.TAG, "beans"),
        ("In the room", Shared.COMMUNITY, "The garden"),
    ]


def test_a_text_that_shares_its_author_alone_says_so(
    texts: dict[str, Article], now: datetime
) -> None:
    related = onward(texts["first"].pk, now=now).related
    assert [(each.text.title, each.shared) for each in related] == [("Last", Shared.AUTHOR)]


def test_what_was_taken_down_is_nowhere(texts: dict[str, Article], now: datetime) -> None:
    for name in ("tagged", "last"):
        remove(texts[name].pk)
    ways = onward(texts["here"].pk, now=now)
    assert ways.newer is None
    assert [each.text.title for each in ways.related] == ["In the room"]


def test_what_the_reader_hides_is_not_related(
    texts: dict[str, Article], person: Person, now: datetime
) -> None:
    reader = person("olaf")
    hide_tag(reader, name="beans", now=now)
    related = onward(texts["here"].pk, viewer=reader, now=now).related
    assert [each.text.title for each in related] == ["In the room"]
