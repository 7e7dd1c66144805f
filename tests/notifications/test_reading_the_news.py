"""Votes, follows and money become notices, and their sums are the ledger's."""

from datetime import datetime, timedelta

import pytest
from django.db.models import Sum

from accounts.models import Account
from accounts.services import follow, prefer
from articles.services import reply, vote_on
from ledger.assets import Asset
from ledger.models import Transfer
from ledger.selectors import database_time
from ledger.services import seal, transfer
from notifications.gathering import gather
from notifications.kinds import Kind
from notifications.models import Cursor, Notice
from notifications.selectors import Told, notices
from notifications.sources import SOURCES, Read
from tests.frontend.world import World


def told(account: Account, kind: Kind) -> list[Told]:
    return [each for each in notices(account).notices if each.kind is kind]


def test_the_author_hears_of_votes_with_the_reader_s_name(world: World) -> None:
    gather(database_time())
    votes = told(world.author, Kind.VOTE)
    assert {name for each in votes for name, _ in each.people} == {"olaf", "mira"}


def test_who_hides_their_votes_is_not_named_by_the_news_of_them(world: World) -> None:
    gather(database_time())
    named = told(world.author, Kind.VOTE)
    prefer(world.stranger, show_votes=False)
    votes = told(world.author, Kind.VOTE)
    assert {name for each in votes for name, _ in each.people} == {"mira"}
    assert [each.count for each in votes] == [each.count for each in named]


def test_gathering_again_tells_nothing_new(world: World) -> None:
    now = database_time()
    vote_on(int(world.places["WORK"]), voter=world.stranger, weight_bp=100, now=now)
    follow(world.stranger, followed=world.author, now=now)
    assert gather(now) == 1, "the follow; the reader's vote on this text was told before"
    assert gather(now) == 0
    assert gather(now + timedelta(minutes=5)) == 0, "what settled meanwhile is known by its key"


def test_a_source_that_cannot_be_read_keeps_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = database_time()
    gather(now)
    follow(world.stranger, followed=world.author, now=now)

    def fails(after: int, at: datetime) -> Read:
        raise ArithmeticError

    monkeypatch.setitem(SOURCES, next(iter(SOURCES)), fails)
    assert gather(now) == 1


def test_an_answer_is_told_at_once_to_who_was_answered(world: World) -> None:
    answer = reply(
        int(world.places["WORK"]), author=world.stranger, body="Why?", now=database_time()
    )
    newest = told(world.author, Kind.REPLY)[0]
    assert (newest.work, newest.people) == (answer.pk, [("olaf", "olaf")])


def test_new_followers_of_a_day_are_one_notice(world: World) -> None:
    now = database_time()
    mira = Account.objects.get(name="mira")
    for follower in (world.stranger, mira):
        follow(follower, followed=world.author, now=now)
    gather(now)
    (notice,) = told(world.author, Kind.FOLLOW)
    assert (notice.count, notice.work) == (2, None)


def test_a_reward_s_sum_is_what_the_ledger_credited(world: World) -> None:
    gather(database_time())
    (reward,) = told(world.author, Kind.AUTHOR)
    credited = Transfer.objects.filter(credit=world.author.wallet_id, code=20)
    sums = dict(credited.values_list("asset").annotate(sum=Sum("amount")))
    assert reward.sums.amounts == {Asset(asset): total for asset, total in sums.items()}
    assert sum(reward.sums.amounts.values()) > 0


def test_money_is_told_when_it_is_sealed(world: World) -> None:
    now = database_time()
    transfer(world.author.wallet_id, credit=world.stranger.wallet_id, amount=1, key="gift")
    gather(now)
    assert told(world.stranger, Kind.RECEIVED) == []
    seal(now)
    gather(now)
    (gift,) = told(world.stranger, Kind.RECEIVED)
    assert gift.sums.amounts == {Asset.INK: 1}
    assert gift.people == [("tove", "tove")]


def test_a_vote_that_was_numbered_early_and_committed_late_is_not_lost(world: World) -> None:
    """Until a minute has passed the cursor stays before it, so it is read again."""
    now = database_time()
    mira = Account.objects.get(name="mira")
    vote_on(int(world.places["WORK"]), voter=mira, weight_bp=1, now=now)
    gather(now)
    before = Cursor.objects.get(source="votes").position
    gather(now + timedelta(minutes=2))
    assert Cursor.objects.get(source="votes").position > before


def test_who_is_erased_takes_only_their_name_from_a_notice(world: World) -> None:
    gather(database_time())
    world.stranger.delete()
    assert notices(world.author).notices
    assert Notice.objects.filter(account=world.author).exists()
