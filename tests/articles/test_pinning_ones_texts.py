"""An author pins a few of their own texts for everybody; what is taken down is pinned no more."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Account
from articles.choices import Audience, Choices
from articles.errors import NotOpen, NotYours, PinRefused, UnknownText
from articles.models import Article, Pin
from articles.selectors import pinned_by
from articles.services import erase, make_circle, pin, publish, reply, unpin
from articles.services.moderating import remove

type Person = Callable[[str], Account]
HOUR = timedelta(hours=1)


@pytest.fixture
def author(person: Person) -> Account:
    return person("tove")


@pytest.fixture
def texts(author: Account, now: datetime) -> list[Article]:
    return [publish(author, title=f"Text {n}", body="Words.", now=now) for n in range(5)]


def test_what_is_pinned_last_stands_first(
    author: Account, texts: list[Article], now: datetime
) -> None:
    for hours, text in enumerate(texts[:3]):
        pin(author, work_id=text.pk, now=now + hours * HOUR)
    assert pinned_by(author.pk) == [text.pk for text in reversed(texts[:3])]


def test_pinning_or_unpinning_twice_changes_nothing(
    author: Account, texts: list[Article], now: datetime
) -> None:
    first, second = texts[0].pk, texts[1].pk
    pin(author, work_id=first, now=now)
    pin(author, work_id=second, now=now + HOUR)
    pin(author, work_id=first, now=now + 2 * HOUR)
    assert pinned_by(author.pk) == [second, first]
    unpin(author, work_id=second)
    unpin(author, work_id=second)
    assert pinned_by(author.pk) == [first]


def test_a_fourth_is_refused_until_one_is_unpinned(
    author: Account, texts: list[Article], now: datetime
) -> None:
    for text in texts[:3]:
        pin(author, work_id=text.pk, now=now)
    with pytest.raises(PinRefused, match="3 texts are pinned already: unpin one of them first"):
        pin(author, work_id=texts[3].pk, now=now)
    unpin(author, work_id=texts[1].pk)
    pin(author, work_id=texts[3].pk, now=now + HOUR)
    assert pinned_by(author.pk)[0] == texts[3].pk


@pytest.mark.parametrize("place", [0, 1, 4])
def test_the_database_has_three_places_an_author(
    author: Account, texts: list[Article], now: datetime, place: int
) -> None:
    pin(author, work_id=texts[0].pk, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pin.objects.create(article=texts[1], author=author, place=place, at=now)


def test_what_is_removed_or_erased_is_pinned_no_more(
    author: Account, texts: list[Article], now: datetime
) -> None:
    for text in texts[:3]:
        pin(author, work_id=text.pk, now=now)
    remove(texts[0].pk)
    erase(texts[1].pk, author=author, now=now)
    assert pinned_by(author.pk) == [texts[2].pk]
    assert Pin.objects.count() == 1


def test_only_ones_own_texts_for_everybody_are_pinned(
    person: Person, author: Account, texts: list[Article], now: datetime
) -> None:
    family = make_circle(author, name="Family", now=now)
    choices = Choices(audience=Audience.CIRCLES, readers=(family.pk,))
    secret = publish(author, title="Secret", body="Words.", choices=choices, now=now)
    answer = reply(texts[0].pk, author=author, body="Words.", now=now)
    gone = texts[1]
    remove(gone.pk)
    other = person("olaf")
    for who, work, refusal in (
        (author, secret.pk, NotOpen),
        (author, gone.pk, NotOpen),
        (author, answer.pk, UnknownText),
        (author, 0, UnknownText),
        (other, secret.pk, UnknownText),
        (other, texts[0].pk, NotYours),
    ):
        with pytest.raises(refusal):
            pin(who, work_id=work, now=now)
    assert not Pin.objects.exists()
