"""A text is re-shared to one's followers: once, taken back, and only where its author lets."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from accounts.muting import Distance, keep_away
from accounts.services import follow
from articles.choices import Audience, Choices
from articles.errors import ArticleError, NotOpen, UnknownText
from articles.models import Article
from articles.selectors import Because, article_page, following
from articles.services import (
    erase,
    make_circle,
    mute_words,
    publish,
    reshare,
    revise,
    take_back_reshare,
    tip,
)
from articles.services.moderating import remove
from notifications.kinds import Kind
from notifications.models import Notice

type Person = Callable[[str], Account]


@pytest.fixture
def author(person: Person) -> Account:
    return person("tove")


@pytest.fixture
def sharer(person: Person) -> Account:
    return person("mira")


@pytest.fixture
def reader(person: Person, sharer: Account, now: datetime) -> Account:
    reader = person("olaf")
    follow(reader, followed=sharer, now=now)
    return reader


@pytest.fixture
def text(author: Account, now: datetime) -> Article:
    return publish(author, title="Beans", body="Words.", now=now)


def titles(reader: Account, now: datetime) -> list[str]:
    cards = following(reader, now=now + timedelta(hours=1)).cards
    return [
        f"{card.title} by {card.reason.name}"
        if card.reason and card.reason.because is Because.RESHARE
        else card.title
        for card in cards
    ]


def test_followers_read_it_with_who_passed_it_on(
    text: Article, sharer: Account, reader: Account, now: datetime
) -> None:
    reshare(sharer, work_id=text.pk, now=now)
    reshare(sharer, work_id=text.pk, now=now)
    assert titles(reader, now) == ["Beans by mira"]
    page = article_page("tove", permlink=text.permlink, viewer=sharer, now=now)
    assert page is not None
    assert (page.reshared, page.reshares) == (True, 1)
    take_back_reshare(sharer, work_id=text.pk)
    take_back_reshare(sharer, work_id=text.pk)
    assert titles(reader, now) == []


def test_the_author_is_told_once(
    text: Article, author: Account, sharer: Account, now: datetime
) -> None:
    for _ in range(2):
        reshare(sharer, work_id=text.pk, now=now)
        take_back_reshare(sharer, work_id=text.pk)
    [notice] = Notice.objects.filter(account=author)
    assert (notice.kind, notice.count, notice.work_id) == (Kind.RESHARE, 1, text.pk)


def test_a_text_that_comes_anyway_is_not_repeated(
    text: Article, author: Account, sharer: Account, reader: Account, now: datetime
) -> None:
    reshare(sharer, work_id=text.pk, now=now)
    follow(reader, followed=author, now=now)
    assert titles(reader, now) == ["Beans"]


def test_who_reshares_everything_pushes_nothing_aside(
    author: Account, sharer: Account, reader: Account, now: datetime
) -> None:
    for number in range(12):
        at = now + timedelta(minutes=number)
        other = publish(author, title=f"Other {number}", body="Words.", now=at)
        reshare(sharer, work_id=other.pk, now=at)
    publish(sharer, title="Mine", body="Words.", now=now + timedelta(minutes=6, seconds=30))
    shown = titles(reader, now)
    assert shown[:2] == ["Other 11 by mira", "Mine"]
    first = following(reader, now=now + timedelta(hours=1), limit=1)
    second = following(reader, now=now + timedelta(hours=1), limit=3, after=first.after)
    assert [card.title for card in second.cards] == ["Mine", "Other 6", "Other 5"]


def test_what_its_author_took_back_is_gone_from_every_list(
    text: Article, author: Account, sharer: Account, reader: Account, now: datetime
) -> None:
    reshare(sharer, work_id=text.pk, now=now)
    remove(text.pk)
    assert titles(reader, now) == []
    erase(text.pk, author=author, now=now)
    with pytest.raises(NotOpen, match="taken down"):
        reshare(reader, work_id=text.pk, now=now)


def test_an_author_switches_it_off_for_old_and_new_reshares(
    text: Article, author: Account, sharer: Account, reader: Account, now: datetime
) -> None:
    reshare(sharer, work_id=text.pk, now=now)
    revise(text.pk, author=author, body="Words.", choices=Choices(passing_on=False), now=now)
    assert titles(reader, now) == []
    with pytest.raises(NotOpen, match="no re-shares"):
        reshare(reader, work_id=text.pk, now=now)


def test_only_what_everybody_may_read_is_passed_on(
    author: Account, sharer: Account, now: datetime
) -> None:
    family = make_circle(author, name="Family", now=now)
    choices = Choices(audience=Audience.CIRCLES, readers=(family.pk,))
    secret = publish(author, title="Beans", body="Words.", choices=choices, now=now)
    with pytest.raises(UnknownText):
        reshare(sharer, work_id=secret.pk, now=now)
    with pytest.raises(NotOpen, match="your own"):
        own = publish(author, title="Peas", body="Words.", now=now)
        reshare(author, work_id=own.pk, now=now)


def test_who_is_blocked_passes_nothing_on_and_gives_nothing(
    text: Article, author: Account, sharer: Account, reader: Account, now: datetime
) -> None:
    reshare(sharer, work_id=text.pk, now=now)
    keep_away(author, other=sharer, distance=Distance.BLOCKED, now=now)
    assert titles(reader, now) == [], "not even what was re-shared before"
    for refused in (
        lambda: reshare(sharer, work_id=text.pk, now=now),
        lambda: tip(text.pk, giver=sharer, amount=1, key="k", now=now),
    ):
        with pytest.raises(ArticleError, match="has blocked you"):
            refused()


def test_readers_leave_out_what_they_leave_out_elsewhere(
    text: Article, sharer: Account, reader: Account, now: datetime
) -> None:
    reshare(sharer, work_id=text.pk, now=now)
    mute_words(reader, words="beans", length=timedelta(minutes=1), now=now - timedelta(days=1))
    assert titles(reader, now) == ["Beans by mira"]
    keep_away(reader, other=sharer, distance=Distance.MUTED, now=now)
    assert titles(reader, now) == []
