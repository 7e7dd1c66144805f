"""Words and threads that a reader mutes: out of lists, covered in threads, and no notices."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from accounts.services import follow
from articles.errors import MuteRefused, UnknownText
from articles.models import Article, MutedWord
from articles.selectors import (
    FEEDS,
    Question,
    conversation,
    feed,
    following,
    muted_threads,
    muted_words,
    onward,
    search,
)
from articles.services import (
    erase,
    mute_thread,
    mute_words,
    publish,
    reply,
    revise,
    unmute_thread,
    unmute_words,
)
from articles.services.muting import MOST
from notifications.models import Notice

type Person = Callable[[str], Account]


@pytest.fixture
def reader(person: Person) -> Account:
    return person("ines")


@pytest.fixture
def other(person: Person) -> Account:
    return person("marcel")


@pytest.fixture
def later(now: datetime) -> datetime:
    return now + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("title", "body", "tags"),
    [
        ("On SLUGS", "Words.", ()),
        ("On beans", "They are eaten by slugs.", ()),
        ("On beans", "Words.", ("slugs",)),
    ],
)
def test_a_word_keeps_texts_out_of_every_list(
    title: str,
    body: str,
    tags: tuple[str, ...],
    reader: Account,
    other: Account,
    now: datetime,
    later: datetime,
) -> None:
    publish(other, title=title, body=body, tags=tags, now=now)
    follow(reader, followed=other, now=now)
    mute_words(reader, words="Slugs", now=now)
    for kind in FEEDS:
        assert not feed(kind, now=later, viewer=reader).cards
        assert feed(kind, now=later, viewer=other).cards
    assert not following(reader, now=later).cards
    asked = Question("words or slugs", reader=reader.pk)
    assert not search(asked, now=later).hits
    assert feed("new", now=later, author="marcel", viewer=reader).cards, "asked for by name"


def test_pages_are_full_whatever_is_left_out(
    reader: Account, other: Account, now: datetime
) -> None:
    for number in range(20):
        title = f"Slugs {number}" if number % 4 else f"Beans {number}"
        publish(other, title=title, body="Words.", now=now + timedelta(minutes=number))
    mute_words(reader, words="slugs", now=now)
    end = now + timedelta(hours=1)
    first = feed("new", now=end, limit=3, viewer=reader)
    rest = feed("new", now=end, limit=3, viewer=reader, after=first.after)
    titles = [card.title for card in (*first.cards, *rest.cards)]
    assert titles == ["Beans 16", "Beans 12", "Beans 8", "Beans 4", "Beans 0"]
    assert rest.after == ""


def test_a_word_comes_back_when_its_time_is_over(
    reader: Account, other: Account, now: datetime
) -> None:
    publish(other, title="On slugs", body="Words.", now=now)
    mute_words(reader, words="slugs", length=timedelta(days=1), now=now)
    assert not feed("new", now=now + timedelta(hours=23), viewer=reader).cards
    assert feed("new", now=now + timedelta(hours=25), viewer=reader).cards
    assert not muted_words(reader, now=now + timedelta(hours=25))


def test_a_revision_changes_what_is_left_out(
    reader: Account, other: Account, now: datetime, later: datetime
) -> None:
    text = publish(other, title="On slugs", body="Words.", now=now)
    mute_words(reader, words="slugs", now=now)
    revise(text.pk, author=other, title="On snails", body="Words.", now=later)
    assert feed("new", now=later, viewer=reader).cards
    revise(text.pk, author=other, title="On snails", body="Words.", tags=["slugs"], now=later)
    assert not feed("new", now=later, viewer=reader).cards


def test_erasing_a_text_leaves_none_of_its_words(other: Account, now: datetime) -> None:
    text = publish(other, title="On slugs", body="Words.", now=now)
    assert "slugs" in Article.objects.get(pk=text.pk).folded
    erase(text.pk, author=other, now=now)
    assert Article.objects.get(pk=text.pk).folded == ""


def test_comments_with_a_word_are_covered_for_this_reader_alone(
    reader: Account, other: Account, now: datetime
) -> None:
    text = publish(other, title="Beans", body="Words.", now=now)
    reply(text.pk, author=other, body="Beware of *slugs*.", now=now)
    reply(text.pk, author=reader, body="My slugs.", now=now)
    mute_words(reader, words="slugs", now=now)
    seen = [
        [twig.card.worded for twig in conversation(text.pk, viewer=who, now=now).twigs]
        for who in (reader, other, None)
    ]
    assert sorted(seen[0]) == [False, True], "one's own words are not kept from oneself"
    assert seen[1:] == [[False, False], [False, False]]


def test_words_cause_no_notice(reader: Account, other: Account, now: datetime) -> None:
    text = publish(reader, title="Beans", body="Words.", now=now)
    mute_words(reader, words="slugs", now=now)
    reply(text.pk, author=other, body="Slugs, @ines.", now=now)
    publish(other, title="Slugs", body="As @ines knows.", now=now)
    assert not Notice.objects.filter(account=reader).exists()
    reply(text.pk, author=other, body="Snails, @ines.", now=now)
    assert Notice.objects.filter(account=reader).exists()


def test_a_muted_thread_is_silent_and_in_no_list(
    reader: Account, other: Account, now: datetime, later: datetime
) -> None:
    text = publish(other, title="Beans", body="Words.", now=now)
    mine = reply(text.pk, author=reader, body="Mine.", now=now)
    mute_thread(reader, article_id=text.pk, now=now)
    mute_thread(reader, article_id=text.pk, now=now)
    reply(mine.pk, author=other, body="No, @ines.", now=now)
    assert not Notice.objects.filter(account=reader).exists()
    assert not feed("new", now=later, viewer=reader).cards
    assert [each.title for each in muted_threads(reader)] == ["Beans"]
    unmute_thread(reader, article_id=text.pk)
    reply(mine.pk, author=other, body="Still no.", now=now)
    assert Notice.objects.filter(account=reader).exists()
    assert feed("new", now=later, viewer=reader).cards


def test_related_texts_are_left_out_as_well(
    reader: Account, other: Account, now: datetime
) -> None:
    text = publish(other, title="Beans", body="Words.", tags=["soil"], now=now)
    publish(other, title="Slugs", body="Words.", tags=["soil"], now=now)
    assert onward(text.pk, viewer=reader, now=now).related
    mute_words(reader, words="slugs", now=now)
    assert not onward(text.pk, viewer=reader, now=now).related


def test_words_are_kept_once_and_taken_back(reader: Account, now: datetime) -> None:
    for words in ("Slugs", " SLUGS ", "slugs"):
        mute_words(reader, words=words, now=now)
    [word] = muted_words(reader, now=now)
    assert word.words == "slugs"
    unmute_words(reader, number=word.number)
    unmute_words(reader, number=word.number)
    assert not muted_words(reader, now=now)


def test_what_cannot_be_muted_is_refused(reader: Account, other: Account, now: datetime) -> None:
    with pytest.raises(MuteRefused, match="at least one letter"):
        mute_words(reader, words=" !? ", now=now)
    with pytest.raises(MuteRefused, match="at most 80"):
        mute_words(reader, words="a" * 81, now=now)
    with pytest.raises(UnknownText):
        mute_thread(reader, article_id=987_654, now=now)
    for number in range(MOST):
        mute_words(reader, words=f"word {number}", now=now)
    with pytest.raises(MuteRefused, match="already"):
        mute_words(reader, words="one more", now=now)
    mute_words(reader, words="Word 1", now=now)
    mute_words(other, words="one more", now=now)
    assert MutedWord.objects.filter(account=reader).count() == MOST


def test_nobody_takes_back_the_word_of_another(
    reader: Account, other: Account, now: datetime
) -> None:
    mute_words(reader, words="slugs", now=now)
    [word] = muted_words(reader, now=now)
    unmute_words(other, number=word.number)
    assert muted_words(reader, now=now)
