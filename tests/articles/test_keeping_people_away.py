"""Who is muted is read nowhere; who is blocked can neither answer nor follow."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.errors import FollowRefused
from accounts.models import Account
from accounts.muting import Distance, distance, keep_away
from accounts.selectors import follows
from accounts.services import follow
from articles.errors import NotOpen
from articles.selectors import FEEDS, Question, conversation, feed, following, search
from articles.services import publish, reply
from notifications.models import Notice

type Person = Callable[[str], Account]


@pytest.fixture
def reader(person: Person) -> Account:
    return person("ines")


@pytest.fixture
def other(person: Person) -> Account:
    return person("marcel")


@pytest.mark.parametrize("wish", [Distance.MUTED, Distance.BLOCKED])
def test_their_texts_are_in_no_list(
    wish: Distance, reader: Account, other: Account, now: datetime
) -> None:
    publish(other, title="Beans", body="Words.", now=now)
    follow(reader, followed=other, now=now)
    later = now + timedelta(minutes=1)
    assert following(reader, now=later).cards
    keep_away(reader, other=other, distance=wish, now=now)
    for kind in FEEDS:
        assert not feed(kind, now=later, viewer=reader).cards
    assert not following(reader, now=later).cards
    assert not search(Question("beans", reader=reader.pk)).hits
    assert search(Question("beans")).hits
    assert feed("new", now=later, author="marcel", viewer=reader).cards


def test_their_comments_are_marked_for_this_reader_alone(
    reader: Account, other: Account, now: datetime
) -> None:
    text = publish(reader, title="Beans", body="Words.", now=now)
    reply(text.pk, author=other, body="First.", now=now)
    keep_away(reader, other=other, distance=Distance.MUTED, now=now)
    [mine] = conversation(text.pk, viewer=reader, now=now).twigs
    [theirs] = conversation(text.pk, viewer=other, now=now).twigs
    assert (mine.card.muted, theirs.card.muted) == (True, False)


def test_they_cause_no_notice(reader: Account, other: Account, now: datetime) -> None:
    text = publish(reader, title="Beans", body="Words.", now=now)
    keep_away(reader, other=other, distance=Distance.MUTED, now=now)
    reply(text.pk, author=other, body="First.", now=now)
    assert not Notice.objects.filter(account=reader).exists()


def test_who_is_blocked_neither_answers_nor_follows(
    reader: Account, other: Account, person: Person, now: datetime
) -> None:
    text = publish(reader, title="Beans", body="Words.", now=now)
    elsewhere = publish(person("olaf"), title="Peas", body="Words.", now=now)
    comment = reply(elsewhere.pk, author=reader, body="Mine.", now=now)
    follow(other, followed=reader, now=now)
    keep_away(reader, other=other, distance=Distance.BLOCKED, now=now)
    assert not follows(other, followed_id=reader.pk)
    for work in (text.pk, comment.pk):
        with pytest.raises(NotOpen, match="has blocked you"):
            reply(work, author=other, body="Still here.", now=now)
    with pytest.raises(FollowRefused, match="blocked you"):
        follow(other, followed=reader, now=now)


def test_all_of_it_is_taken_back(reader: Account, other: Account, now: datetime) -> None:
    text = publish(reader, title="Beans", body="Words.", now=now)
    for wish in (Distance.BLOCKED, Distance.MUTED, Distance.NONE, Distance.NONE):
        keep_away(reader, other=other, distance=wish, now=now)
        assert distance(reader, other_id=other.pk) is wish
    reply(text.pk, author=other, body="Again.", now=now)


def test_nobody_keeps_themselves_away(reader: Account, now: datetime) -> None:
    with pytest.raises(FollowRefused, match="yourself"):
        keep_away(reader, other=reader, distance=Distance.MUTED, now=now)
