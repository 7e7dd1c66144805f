"""News become notices once; those of one group become one notice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Account
from accounts.services import register
from ledger.selectors import database_time
from notifications.kinds import Kind, News, Way
from notifications.models import Occurrence
from notifications.selectors import (
    QUIET,
    STALE,
    notices,
    to_tell_by_mail,
    unread,
    waiting_for_a_letter,
)
from notifications.services import choose_ways, read_all, tell

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def people(db: None) -> list[Account]:
    now = database_time()
    return [register(name, now=now) for name in ("mira", "tove", "olaf", "anna")]


def vote(owner: Account, actor: Account, at: datetime = AT) -> News:
    key, group = f"vote/7/{actor.pk}", "vote/7"
    return News(owner.pk, Kind.VOTE, key, group, at, actor=actor.pk)


def test_the_same_news_are_told_once(people: list[Account]) -> None:
    mira, tove, *_ = people
    assert tell([vote(mira, tove), vote(mira, tove)]) == 1
    assert tell([vote(mira, tove)]) == 0
    assert [told.count for told in notices(mira).notices] == [1]


def test_a_group_is_one_notice_with_its_newest_people(people: list[Account]) -> None:
    mira, tove, olaf, anna = people
    for minute, actor in enumerate((tove, olaf, anna)):
        tell([vote(mira, actor, AT + timedelta(minutes=minute))])
    (told,) = notices(mira).notices
    assert told.count == 3
    assert [name for name, _ in told.people] == ["anna", "olaf"]
    assert told.at == AT + timedelta(minutes=2)


def test_nobody_is_told_what_they_did_themselves(people: list[Account]) -> None:
    mira = people[0]
    assert tell([vote(mira, mira)]) == 0
    assert notices(mira).notices == []


def test_something_new_in_a_read_group_makes_it_unread_again(people: list[Account]) -> None:
    mira, tove, olaf, _ = people
    tell([vote(mira, tove)])
    assert read_all(mira) == 1
    assert unread(mira) == 0
    tell([vote(mira, olaf)])
    assert unread(mira) == 1


def test_a_kind_switched_off_wholly_is_not_told(people: list[Account]) -> None:
    mira, tove, olaf, _ = people
    choose_ways(mira, kind=Kind.VOTE, ways=frozenset())
    assert tell([vote(mira, tove)]) == 0
    choose_ways(mira, kind=Kind.VOTE, ways=frozenset({Way.MAIL}))
    assert tell([vote(mira, olaf)]) == 1
    assert notices(mira).notices == [], "by mail only: not in the list on the site"
    assert unread(mira) == 0, "nor beside the bell"


def test_what_comes_by_mail_alone_is_not_read_with_the_list(people: list[Account]) -> None:
    mira, tove, *_ = people
    Account.objects.filter(pk=mira.pk).update(email="mira@example.org")
    choose_ways(mira, kind=Kind.VOTE, ways=frozenset({Way.MAIL}))
    tell([vote(mira, tove)])
    assert read_all(mira) == 0
    assert waiting_for_a_letter(AT + QUIET) == [mira]


def test_who_confirms_an_address_late_is_not_told_by_mail_what_is_old(
    people: list[Account],
) -> None:
    mira, tove, olaf, _ = people
    tell([vote(mira, tove)])
    assert waiting_for_a_letter(AT + QUIET) == []
    Account.objects.filter(pk=mira.pk).update(email="mira@example.org")
    late = AT + STALE + timedelta(seconds=1)
    assert waiting_for_a_letter(late) == []
    tell([replace(vote(mira, olaf), at=late - QUIET, group="vote/8")])
    (_, looked_at) = to_tell_by_mail(mira, late)
    assert len(looked_at) == 1


def test_pages_follow_each_other_without_gap_or_repeat(people: list[Account]) -> None:
    mira, tove, *_ = people
    one = vote(mira, tove)
    tell(
        replace(one, key=f"vote/{n}", group=f"vote/{n}", at=AT + timedelta(seconds=n // 2))
        for n in range(25)
    )
    seen, after = [], ""
    while True:
        page = notices(mira, after=after, limit=7)
        seen += [told.at for told in page.notices]
        after = page.after
        if not after:
            break
    assert len(seen) == 25
    assert seen == sorted(seen, reverse=True)
    assert Occurrence.objects.count() == 25
