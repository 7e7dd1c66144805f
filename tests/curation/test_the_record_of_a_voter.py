"""What counts as a find, one vote at a time and in the record of months."""

from datetime import date, datetime, timedelta

import pytest

from curation.models import Vote, Work
from curation.records import Record, first_seconds, is_find, records, totals_after, votes_by
from curation.rules import VoteRules
from curation.services import cast_vote
from tests.curation.scene import Voters, Works

STAKE = 1_000_000_000
HOUR = timedelta(hours=1)


@pytest.fixture
def crowd(person: Voters) -> list[int]:
    """Six voters of the same stake."""
    return [person(STAKE) for _ in range(6)]


def vote_in_turn(work: Work, voters: list[int], rules: VoteRules, *, start: datetime) -> None:
    """A full vote of each, an hour apart."""
    for place, voter in enumerate(voters):
        cast_vote(work.pk, voter=voter, weight_bp=10_000, rules=rules, now=start + place * HOUR)


def pay(work: Work, at: datetime) -> None:
    Work.objects.filter(pk=work.pk).update(paid_at=at)


def judged(voter: int, rules: VoteRules) -> list[bool]:
    votes = votes_by(voter)
    totals = totals_after(vote.seq for vote in votes)
    return [
        is_find(vote, total_after=totals[vote.seq], early_seconds=first_seconds(rules))
        for vote in votes
    ]


def record(voter: int, rules: VoteRules) -> list[Record]:
    return records(voter, early_seconds={"inkwell-1": first_seconds(rules)})


def test_only_the_first_quarter_of_the_weight_are_finds(
    db: None, work: Works, crowd: list[int], rules: VoteRules, noon: datetime
) -> None:
    text = work()
    vote_in_turn(text, crowd, rules, start=noon + HOUR)
    assert [judged(voter, rules) for voter in crowd] == [[False]] * 6
    pay(text, noon + timedelta(days=8))
    # One sixth stands before the second vote, two before the third.
    assert [judged(voter, rules)[0] for voter in crowd] == [True, True, *[False] * 4]
    finds = [record(voter, rules)[0].finds for voter in crowd]
    assert finds == [1, 1, 0, 0, 0, 0]
    assert record(crowd[0], rules) == [Record(date(2026, 11, 1), votes=1, early=1, finds=1)]


def test_nobody_finds_what_few_valued(
    db: None, work: Works, crowd: list[int], rules: VoteRules, noon: datetime
) -> None:
    text = work()
    vote_in_turn(text, crowd[:4], rules, start=noon + HOUR)
    pay(text, noon + timedelta(days=8))
    assert judged(crowd[0], rules) == [False]
    assert record(crowd[0], rules)[0] == Record(date(2026, 11, 1), votes=1, early=1, finds=0)


def test_after_the_first_window_nothing_is_found(
    db: None, work: Works, crowd: list[int], rules: VoteRules, noon: datetime
) -> None:
    text = work()
    vote_in_turn(text, crowd, rules, start=noon + timedelta(days=1))
    pay(text, noon + timedelta(days=8))
    assert judged(crowd[0], rules) == [False]
    assert record(crowd[0], rules)[0] == Record(date(2026, 11, 1), votes=1, early=0, finds=0)


def test_months_go_by_the_payout_newest_first(
    db: None, work: Works, person: Voters, rules: VoteRules, noon: datetime
) -> None:
    voter = person(STAKE)
    for days in (0, 30):
        text = work(opened_at=noon + timedelta(days=days))
        vote_in_turn(text, [voter], rules, start=noon + timedelta(days=days, hours=1))
        pay(text, noon + timedelta(days=days + 7))
    assert [each.month for each in record(voter, rules)] == [date(2026, 12, 1), date(2026, 11, 1)]


def test_votes_come_newest_first_in_pages_without_those_taken_back(
    db: None, work: Works, person: Voters, rules: VoteRules, noon: datetime
) -> None:
    voter = person(STAKE)
    texts = [work() for _ in range(5)]
    for text in texts:
        vote_in_turn(text, [voter], rules, start=noon + HOUR)
    Vote.objects.filter(work=texts[1]).update(weight_bp=0)
    first = votes_by(voter, limit=2)
    rest = votes_by(voter, before=first[-1].seq, limit=9)
    seen = [vote.work_id for vote in (*first, *rest)]
    assert seen == [texts[place].pk for place in (4, 3, 2, 0)]
