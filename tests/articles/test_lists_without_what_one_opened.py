"""Who wants it reads lists of what they did not open yet; nobody else learns of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from accounts.services import follow, prefer
from articles.models import Article, OpenedText
from articles.selectors import (
    Feed,
    article_page,
    feed,
    following,
    under_my_tags,
    worth_reading_again,
)
from articles.selectors.feeds import FEEDS, Kind
from articles.services import (
    choose_reading,
    close_account,
    follow_tag,
    note_opened,
    publish,
)
from curation.models import Work
from curation.services import close_works


@pytest.fixture
def reader(person: Callable[[str], Account]) -> Account:
    rosa = person("rosa")
    prefer(rosa, keep_opened=True)
    return rosa


@pytest.fixture
def texts(person: Callable[[str], Account], now: datetime) -> list[Article]:
    """Four texts of an hour each, the newest first."""
    ines = person("ines")
    return [
        publish(
            ines, title="A text", body="Words.", tags=("soil",), now=now - timedelta(hours=hours)
        )
        for hours in range(4)
    ]


def works(page: Feed) -> set[int]:
    return {card.work for card in page.cards}


@pytest.mark.parametrize("kind", FEEDS)
def test_what_one_opened_or_wrote_is_left_out(
    kind: Kind, texts: list[Article], reader: Account, now: datetime
) -> None:
    own = publish(reader, title="Mine", body="Words.", now=now).pk
    note_opened(reader, work_id=texts[1].pk, now=now)
    every = {own, *(text.pk for text in texts)}
    assert works(feed(kind, now=now, viewer=reader)) == every
    assert works(feed(kind, now=now, viewer=reader, unread=True)) == every - {own, texts[1].pk}
    assert works(feed(kind, now=now, unread=True)) == every


def test_ones_own_lists_leave_it_out_too(
    texts: list[Article], reader: Account, now: datetime
) -> None:
    follow(reader, followed=texts[0].author, now=now)
    follow_tag(reader, name="soil", now=now)
    note_opened(reader, work_id=texts[0].pk, now=now)
    left = {text.pk for text in texts[1:]}
    assert works(following(reader, now=now, unread=True)) == left
    assert works(under_my_tags(reader, now=now, unread=True)) == left


def test_opening_the_last_text_of_a_page_does_not_lose_the_next_one(
    texts: list[Article], reader: Account, now: datetime
) -> None:
    first = feed("new", now=now, viewer=reader, unread=True, limit=2)
    for card in first.cards:
        note_opened(reader, work_id=card.work, now=now)
    second = feed("new", now=now, viewer=reader, unread=True, limit=2, after=first.after)
    assert [card.work for card in second.cards] == [text.pk for text in texts[2:]]


def test_what_is_drawn_for_the_day_goes_on_behind_a_text_that_was_opened(
    person: Callable[[str], Account], reader: Account, now: datetime
) -> None:
    ines, then = person("ines"), now - timedelta(days=90)
    old = [publish(ines, title=f"Old {each}", body="Words.", now=then) for each in range(4)]
    Work.objects.filter(pk__in=[text.pk for text in old]).update(vote_rshares=10**9)
    close_works([text.pk for text in old], now=then + timedelta(days=7))
    whole = [card.work for card in worth_reading_again(now=now, viewer=reader).cards]
    assert len(whole) == 4
    first = worth_reading_again(now=now, viewer=reader, unread=True, limit=2)
    for card in first.cards:
        note_opened(reader, work_id=card.work, now=now)
    second = worth_reading_again(now=now, viewer=reader, unread=True, limit=2, after=first.after)
    assert [card.work for card in (*first.cards, *second.cards)] == whole
    assert second.after == ""


def test_who_did_not_ask_for_it_leaves_no_trace(
    texts: list[Article], person: Callable[[str], Account], now: datetime
) -> None:
    note_opened(person("olaf"), work_id=texts[0].pk, now=now)
    assert not OpenedText.objects.exists()


def test_the_first_time_counts_and_the_oldest_go(
    texts: list[Article], reader: Account, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.services.reading.MOST_OPENED", 2)
    for minute, text in enumerate((*texts[:2], texts[0], texts[2])):
        note_opened(reader, work_id=text.pk, now=now + timedelta(minutes=minute))
    kept = set(OpenedText.objects.values_list("article_id", flat=True))
    assert kept == {texts[1].pk, texts[2].pk}


def test_it_is_forgotten_when_asked_and_with_the_account(
    texts: list[Article], reader: Account, now: datetime
) -> None:
    def asked(who: Account) -> None:
        choose_reading(who, keep_opened=False)

    def left(who: Account) -> None:
        close_account(who, erase_texts=False, now=now)

    for forget in (asked, left):
        choose_reading(reader, keep_opened=True)
        note_opened(reader, work_id=texts[0].pk, now=now)
        assert OpenedText.objects.count() == 1
        forget(reader)
        assert not OpenedText.objects.exists()


def test_the_page_knows_what_its_reader_opened(
    texts: list[Article], reader: Account, now: datetime
) -> None:
    text = texts[0]

    def opened(viewer: Account | None) -> bool:
        page = article_page("ines", permlink=text.permlink, viewer=viewer, now=now)
        assert page is not None
        return page.opened

    assert not opened(reader)
    note_opened(reader, work_id=text.pk, now=now)
    assert opened(reader)
    assert not opened(None)
    assert not opened(text.author)
