"""Old texts worth reading again: a shelf of the most valued, drawn anew each day."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from accounts.models import Account
from articles.again import drawn
from articles.models import Article
from articles.selectors import worth_reading_again
from articles.services import follow_tag, hide_tag, publish
from curation.models import Work
from curation.services import close_works

DAY = date(2026, 11, 23)


@pytest.fixture
def old(person: Callable[[str], Account], now: datetime) -> list[Article]:
    """Six paid texts of forty days ago, valued; every other one is under a tag."""
    ines, then = person("ines"), now - timedelta(days=40)
    made = [
        publish(ines, title=f"Old {n}", body="Words.", tags=["soil"] if n % 2 else [], now=then)
        for n in range(6)
    ]
    Work.objects.filter(pk__in=[text.pk for text in made]).update(vote_rshares=10**9)
    close_works([text.pk for text in made], now=then + timedelta(days=7))
    return made


def place(work: int, turn: int = 1) -> bytes:
    return hashlib.sha256(f"2026-11-23/{work}/{turn}".encode()).digest()


def test_the_draw_is_the_published_one() -> None:
    assert drawn(range(50), day=DAY) == sorted(range(50), key=place)


def test_a_favoured_text_stands_at_the_better_of_two_places() -> None:
    best = {
        work: min(place(work), place(work, 2)) if work == 7 else place(work) for work in range(50)
    }
    assert drawn(range(50), day=DAY, favoured={7}) == sorted(range(50), key=best.__getitem__)


def test_another_day_is_another_order() -> None:
    assert drawn(range(50), day=DAY) != drawn(range(50), day=DAY + timedelta(days=1))


def test_old_valued_paid_texts_come_back(old: list[Article], now: datetime) -> None:
    ines = old[0].author
    publish(ines, title="Young and open", body="Words.", now=now)
    young = publish(ines, title="Young and paid", body="Words.", now=now - timedelta(days=20))
    close_works([young.pk], now=now)
    unloved = publish(ines, title="Unloved", body="Words.", now=now - timedelta(days=90))
    close_works([unloved.pk], now=now)
    found = [card.work for card in worth_reading_again(now=now).cards]
    assert found == sorted((text.pk for text in old), key=place)


def test_pages_follow_each_other_past_midnight(old: list[Article], now: datetime) -> None:
    whole = [card.work for card in worth_reading_again(now=now).cards]
    seen, after, at = [], "", now
    while True:
        page = worth_reading_again(now=at, after=after, limit=2)
        seen += [card.work for card in page.cards]
        after, at = page.after, now + timedelta(hours=13)
        if not after:
            break
    assert seen == whole


def test_a_wrong_place_is_the_beginning(old: list[Article], now: datetime) -> None:
    first = worth_reading_again(now=now)
    for wrong in ("x", "d0_1", "d99999999_1", f"d{DAY.toordinal()}_999999", "s1.5_3"):
        assert worth_reading_again(now=now, after=wrong) == first


def test_the_readers_tags_count(
    old: list[Article], person: Callable[[str], Account], now: datetime
) -> None:
    rosa = person("rosa")
    follow_tag(rosa, name="soil", now=now)
    best = {text.pk: place(text.pk) for text in old}
    for text in old[1::2]:
        best[text.pk] = min(best[text.pk], place(text.pk, 2))
    found = [card.work for card in worth_reading_again(now=now, viewer=rosa).cards]
    assert found == sorted(best, key=best.__getitem__)
    hide_tag(rosa, name="soil", now=now)
    assert len(worth_reading_again(now=now, viewer=rosa).cards) == 3
