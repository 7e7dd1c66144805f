"""The list of what stands under the tags that a reader follows, apart from people and rooms."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from accounts.services import follow
from articles.models import Article
from articles.selectors import Because, Feed, Reason, under_my_tags
from articles.services import follow_tag, hide_tag, publish
from communities.services import found, join

type Write = Callable[..., Article]


@pytest.fixture
def reader(person: Callable[[str], Account]) -> Account:
    return person("rosa")


@pytest.fixture
def write(person: Callable[[str], Account], now: datetime) -> Write:
    ines = person("ines")

    def written(*tags: str, hours: int = 0, author: Account = ines, **more: object) -> Article:
        at = now - timedelta(hours=hours)
        return publish(author, title="A text", body="Words.", tags=tags, now=at, **more)  # type: ignore[arg-type]

    return written


def works(page: Feed) -> list[int]:
    return [card.work for card in page.cards]


def test_people_and_communities_bring_nothing(
    reader: Account, write: Write, now: datetime
) -> None:
    room = found("bakers", title="Bakers", founder=reader, now=now)
    tagged = write("soil", "clay")
    write("soup")
    join(room, account=tagged.author, now=now)
    write(community=room)
    follow(reader, followed=tagged.author, now=now)
    join(room, account=reader, now=now)
    assert works(under_my_tags(reader, now=now)) == []
    for tag in ("soil", "clay"):
        follow_tag(reader, name=tag, now=now)
    page = under_my_tags(reader, now=now)
    assert works(page) == [tagged.pk]
    # The person is followed too, but brought nothing here.
    assert page.cards[0].reason == Reason(Because.TAG, "soil")


def test_what_one_hides_and_what_one_wrote_is_left_out(
    reader: Account, write: Write, now: datetime
) -> None:
    write("soil", "slugs")
    write("soil", author=reader)
    seen = write("soil", hours=2)
    follow_tag(reader, name="soil", now=now)
    hide_tag(reader, name="slugs", now=now)
    assert works(under_my_tags(reader, now=now)) == [seen.pk]


def test_a_page_goes_on_behind_the_one_before(
    reader: Account, write: Write, now: datetime
) -> None:
    follow_tag(reader, name="soil", now=now)
    # Two of one moment stand by their numbers.
    texts = [write("soil", hours=hours) for hours in (5, 4, 4, 3, 2)]
    first = under_my_tags(reader, now=now, limit=2)
    write("soil", hours=1)
    second = under_my_tags(reader, now=now, limit=2, after=first.after)
    third = under_my_tags(reader, now=now, limit=2, after=second.after)
    read = works(first) + works(second) + works(third)
    assert read == [text.pk for text in reversed(texts)]
    assert third.after == ""
    for wrong in ("s1.5_3", "r5_3", "nonsense"):
        assert len(works(under_my_tags(reader, now=now, after=wrong))) == 6
