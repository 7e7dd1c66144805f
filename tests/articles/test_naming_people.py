"""Whom a text names hears of it: once, and only of what they may read."""

from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from accounts.services import register
from articles.choices import Audience, Choices
from articles.services import add_to_circle, make_circle, publish, reply, revise
from articles.services.mentions import MOST
from ledger.selectors import database_time
from notifications.kinds import Kind
from notifications.selectors import Told, notices
from rewards.services import genesis
from tests.rules import active_rules

DAY = timedelta(days=1)


@pytest.fixture
def now(db: None) -> datetime:
    moment = database_time()
    genesis(moment, rules=active_rules())
    return moment


@pytest.fixture
def people(now: datetime) -> list[Account]:
    return [register(name, now=now) for name in ("tove", "mira", "olaf")]


def heard(account: Account) -> list[Told]:
    return [each for each in notices(account).notices if each.kind is Kind.MENTION]


def test_who_is_named_hears_by_whom_and_where(people: list[Account], now: datetime) -> None:
    tove, mira, olaf = people
    text = publish(tove, title="Beans", body="As @Mira and @nobody found.", now=now)
    (told,) = heard(mira)
    assert (told.work, told.people, told.at) == (text.pk, [("tove", "tove")], now)
    assert heard(olaf) == heard(tove) == []


def test_a_name_in_code_names_nobody(people: list[Account], now: datetime) -> None:
    tove, mira, _ = people
    publish(tove, title="Beans", body="`@mira` and \\@mira, me@mira.example", now=now)
    assert heard(mira) == []


def test_a_revision_tells_only_who_was_not_named_before(
    people: list[Account], now: datetime
) -> None:
    tove, mira, olaf = people
    text = publish(tove, title="Beans", body="With @mira.", now=now)
    revise(text.pk, author=tove, body="With @mira and @olaf.", now=now + DAY)
    assert [each.at for each in heard(mira)] == [now]
    assert [each.at for each in heard(olaf)] == [now + DAY]


def test_a_comment_names_people_and_not_twice_whom_it_answers(
    people: list[Account], now: datetime
) -> None:
    tove, mira, olaf = people
    text = publish(tove, title="Beans", body="Shade.", now=now)
    answer = reply(text.pk, author=olaf, body="@tove, ask @mira.", now=now)
    assert heard(tove) == [], "the answer itself is told"
    assert [each.work for each in heard(mira)] == [answer.pk]
    revise(answer.pk, author=olaf, body="@tove, ask @mira twice.", now=now + DAY)
    assert len(heard(mira)) == 1
    assert heard(tove) == []


def test_a_text_for_a_circle_tells_nobody_outside_it(people: list[Account], now: datetime) -> None:
    tove, mira, olaf = people
    family = make_circle(tove, name="Family", now=now)
    add_to_circle(tove, circle_id=family.pk, name="mira", now=now)
    choices = Choices(audience=Audience.CIRCLES, readers=(family.pk,))
    text = publish(tove, title="Beans", body="@mira, not @olaf.", choices=choices, now=now)
    answer = reply(text.pk, author=mira, body="Why not @olaf? And @mira?", now=now)
    assert [each.work for each in heard(mira)] == [text.pk]
    assert heard(olaf) == []
    assert answer.pk not in {each.work for each in heard(tove)}


def test_a_text_that_names_very_many_tells_the_first(now: datetime) -> None:
    author = register("tove", now=now)
    names = [f"reader-{number}" for number in range(MOST + 5)]
    readers = [register(name, now=now) for name in names]
    publish(author, title="All", body=" ".join(f"@{name}" for name in names), now=now)
    assert [bool(heard(reader)) for reader in readers] == [True] * MOST + [False] * 5
