"""The address of a text, alone in a paragraph, quotes it, where its author lets others."""

from collections.abc import Callable
from datetime import datetime

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.muting import Distance, keep_away
from articles.choices import Audience, Choices
from articles.markup import quoted, render
from articles.models import Article, Quote
from articles.selectors import Quoted, quotes_in
from articles.services import (
    erase,
    make_circle,
    mute_words,
    publish,
    reply,
    revise,
)
from notifications.kinds import Kind
from notifications.models import Notice

type Person = Callable[[str], Account]
SITE = "https://ink.example"


@pytest.fixture
def author(person: Person, settings: Settings) -> Account:
    settings.INKWELL_SITE = SITE
    return person("tove")


@pytest.fixture
def writer(person: Person) -> Account:
    return person("mira")


@pytest.fixture
def text(author: Account, now: datetime) -> Article:
    return publish(author, title="Beans", body="Words.", now=now)


def about(text: Article) -> str:
    return f"I read this:\n\n{SITE}/@tove/{text.permlink}\n\nand disagree."


def cards(work: int, now: datetime, viewer: Account | None = None) -> list[Quoted]:
    return list(quotes_in([work], viewer=viewer, now=now).get(work, ()))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("https://ink.example/@tove/beans", [("tove", "beans")]),
        ("[see](/@tove/beans)", [("tove", "beans")]),
        ("> https://ink.example/@tove/beans", [("tove", "beans")]),
        (
            "https://ink.example/@tove/beans\n\nhttps://ink.example/@tove/beans",
            [("tove", "beans")],
        ),
        ("As https://ink.example/@tove/beans says", []),
        ("https://other.example/@tove/beans", []),
        ("https://ink.example/@tove", []),
        ("`https://ink.example/@tove/beans`", []),
    ],
)
def test_what_quotes_and_what_is_a_link(source: str, found: list[tuple[str, str]]) -> None:
    assert quoted(render(source).html, site=SITE) == found


def test_what_is_for_circles_by_now_is_shown_by_no_card(
    text: Article, author: Account, writer: Account, now: datetime
) -> None:
    mine = publish(writer, title="No", body=about(text), now=now)
    Article.objects.filter(pk=text.pk).update(audience=Audience.CIRCLES.value)
    revise(text.pk, author=author, title="Beans for you", body="Between us.", now=now)
    assert cards(mine.pk, now) == cards(mine.pk, now, viewer=writer) == []


def test_texts_and_comments_show_the_card_and_the_author_is_told_once(
    text: Article, author: Account, writer: Account, now: datetime
) -> None:
    mine = publish(writer, title="No", body=about(text), now=now)
    [card] = cards(mine.pk, now)
    assert (card.title, card.author, card.excerpt, card.gone) == ("Beans", "tove", "Words.", False)
    comment = reply(mine.pk, author=writer, body=about(text), now=now)
    assert cards(comment.pk, now) == [card]
    revise(mine.pk, author=writer, body=about(text) + " Still.", now=now)
    told = Notice.objects.filter(account=author, kind=Kind.QUOTE).order_by("work")
    assert [(each.work_id, each.count) for each in told] == [(mine.pk, 1), (comment.pk, 1)]


def test_a_revision_without_it_quotes_it_no_more(
    text: Article, writer: Account, now: datetime
) -> None:
    mine = publish(writer, title="No", body=about(text), now=now)
    revise(mine.pk, author=writer, body="Never mind.", now=now)
    assert not Quote.objects.exists()


def test_of_an_erased_text_no_word_is_left_and_its_place_is(
    text: Article, author: Account, writer: Account, now: datetime
) -> None:
    mine = publish(writer, title="No", body=about(text), now=now)
    erase(text.pk, author=author, now=now)
    [card] = cards(mine.pk, now)
    assert (card.title, card.excerpt, card.gone) == ("", "", True)
    revise(mine.pk, author=writer, body=about(text) + " Still.", now=now)
    assert cards(mine.pk, now) == [card], "the address is the old one"
    erase(mine.pk, author=writer, now=now)
    assert not Quote.objects.exists()


def test_an_author_switches_it_off_for_old_and_new_quotes(
    text: Article, author: Account, writer: Account, now: datetime
) -> None:
    before = publish(writer, title="No", body=about(text), now=now)
    choices = Choices(passing_on=False)
    revise(text.pk, author=author, body="Words.", choices=choices, now=now)
    after = publish(writer, title="Again", body=about(text), now=now)
    own = publish(author, title="More", body=about(text), now=now)
    assert [cards(each.pk, now) for each in (before, after)] == [[], []]
    assert cards(own.pk, now), "one's own text may be quoted by oneself"


def test_who_is_blocked_quotes_nothing(
    text: Article, author: Account, writer: Account, now: datetime
) -> None:
    before = publish(writer, title="No", body=about(text), now=now)
    keep_away(author, other=writer, distance=Distance.BLOCKED, now=now)
    after = publish(writer, title="Again", body=about(text), now=now)
    assert [cards(each.pk, now) for each in (before, after)] == [[], []]
    assert Notice.objects.filter(account=author).count() == 1


def test_a_text_for_a_circle_is_not_quoted_and_tells_nobody_outside(
    text: Article, author: Account, writer: Account, now: datetime
) -> None:
    family = make_circle(writer, name="Family", now=now)
    choices = Choices(audience=Audience.CIRCLES, readers=(family.pk,))
    secret = publish(writer, title="Secret", body=about(text), choices=choices, now=now)
    assert cards(secret.pk, now)
    assert not Notice.objects.filter(account=author).exists()
    body = f"{SITE}/@mira/{secret.permlink}"
    assert not cards(publish(writer, title="Look", body=body, now=now).pk, now)


def test_readers_see_no_card_of_what_they_mute(
    text: Article, author: Account, writer: Account, person: Person, now: datetime
) -> None:
    mine = publish(writer, title="No", body=about(text), now=now)
    reader = person("olaf")
    assert cards(mine.pk, now, reader)
    mute_words(reader, words="beans", now=now)
    assert not cards(mine.pk, now, reader)
    other = person("ines")
    keep_away(other, other=author, distance=Distance.MUTED, now=now)
    assert not cards(mine.pk, now, other)
