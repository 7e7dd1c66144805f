"""The figures of a finding are the site's own, counted when it is opened and kept as they were."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from accounts import payments
from articles.models import Article
from articles.services import publish, vote_on, withdraw_vote
from curation.services import lend_stake
from ledger.assets import Asset
from ledger.selectors import balance, share_price
from ledger.services import power_up, transfer
from ledger.wallets import SystemWallet
from moderation.errors import FindingRefused
from moderation.findings import Family
from moderation.models import Finding, FindingPair
from moderation.selectors.findings import finding
from moderation.selectors.patterns import Pair, count_among, ordered
from moderation.services.findings import Found, check_finding, open_finding
from rewards.models import Cycle
from tests.moderation.world import World
from tests.rules import active_rules

HOUR = timedelta(hours=1)
FOUND = Found(Family.RECIPROCAL, "", first_cycle=1)
BOTH = ("writer", "reader")


def counted(world: World, *, first: int = 1, last: int | None = None) -> list[Pair]:
    people = [world.writer, world.reader]
    return list(count_among(people, first_cycle=first, last_cycle=last, now=world.now).pairs)


def written(world: World, *, times: int) -> list[Article]:
    """Texts of the reader."""
    return [
        publish(world.reader, title=f"Peas {each}", body="Words.", now=world.now - 2 * HOUR)
        for each in range(times)
    ]


def test_it_counts_who_voted_for_whom_and_back(world: World) -> None:
    one, two, three = written(world, times=3)
    elsewhere = publish(world.moderator, title="Soil", body="Words.", now=world.now - 2 * HOUR)
    for text in (one, two, three, elsewhere):
        vote_on(text.pk, voter=world.writer, weight_bp=100, now=world.now - HOUR)
    withdraw_vote(three.pk, voter=world.writer, now=world.now - HOUR / 2)
    vote_on(one.pk, voter=world.reader, weight_bp=100, now=world.now - HOUR)
    there, back = counted(world)
    assert (there.voter, there.author, there.votes, there.of_votes) == (1, 2, 2, 3)
    assert there.share_bp == 6_666
    assert there.works == [two.pk, one.pk]
    assert (back.voter, back.author, back.votes, back.of_votes) == (2, 1, 1, 2)
    assert back.works == [world.text.pk]


def test_sums_are_those_of_the_texts_that_were_voted_for(world: World) -> None:
    [open_pair] = counted(world)
    assert open_pair.granted == 0
    assert open_pair.estimated > 0
    world.pay(at=world.now + timedelta(days=2))
    paid = world.text.work.payout.payout
    [pair] = counted(world)
    assert (pair.granted, pair.estimated) == (paid, 0)


def test_the_span_is_that_of_the_rounds(world: World) -> None:
    first = world.now - timedelta(days=7)
    times = {1: first, 2: first + timedelta(days=2), 3: first + timedelta(days=4)}
    Cycle.objects.bulk_create(_round(number, time) for number, time in times.items())
    # The reader voted six days ago, in the second round.
    assert [pair.votes for pair in counted(world)] == [1]
    assert [pair.votes for pair in counted(world, first=2, last=2)] == [1]
    assert counted(world, first=1, last=1) == []
    assert counted(world, first=3) == []


def _round(number: int, time: datetime) -> Cycle:
    issued = ("content", "vesting", "treasury", "signers")
    return Cycle(
        number=number,
        rules="x",
        state=Cycle.State.CLOSED,
        time=time,
        frozen_at=time,
        closed_at=time,
        updated_before=time,
        intervals=0,
        fund_balance=0,
        recent_claims_before=0,
        recent_claims_after=0,
        price_ink=0,
        price_vests=0,
        **{f"emission_{part}": 0 for part in issued},
    )


def test_what_was_sent_and_what_is_lent_is_counted(world: World) -> None:
    transfer(SystemWallet.TREASURY, credit=world.writer.wallet_id, amount=9_000_000, key="start")
    power_up(world.writer.wallet_id, amount=5_000_000, key="up")
    for amount in (1_000, 250):
        payments.send(
            world.writer, receiver=world.reader, amount=amount, key=str(amount), now=world.now
        )
    vests = balance(world.writer.wallet_id, Asset.VESTS) // 10
    rules = active_rules().vote
    lend_stake(
        world.writer.wallet_id,
        receiver=world.reader.wallet_id,
        amount=vests,
        rules=rules,
        now=world.now,
    )
    # The ledger counts by its own clock.
    people, later = [world.writer, world.reader], world.now + HOUR
    found = count_among(people, first_cycle=1, last_cycle=None, now=later)
    there = next(pair for pair in found.pairs if pair.voter == 1)
    assert (there.transfers, there.sent, there.votes, there.share_bp) == (2, 1_250, 0, 0)
    assert there.lent == share_price().ink_for_vests(vests) > 0
    assert (found.transfers, found.votes, found.works) == (3, 1, 1)


def test_figures_are_kept_as_they_were_and_under_numbers(world: World) -> None:
    made = open_finding(FOUND, names=BOTH, by=world.site, key=uuid4(), now=world.now)
    assert (made.evidence, made.works, made.votes, made.transfers) == ("", 1, 1, 0)
    assert made.counted_until == world.now
    before = finding(made.pk, now=world.now)
    withdraw_vote(world.text.pk, voter=world.reader, now=world.now)
    after = finding(made.pk, now=world.now)
    assert before is not None
    assert after is not None
    assert before.pairs == after.pairs
    assert [(pair.voter, pair.author, pair.works) for pair in after.pairs] == [
        (2, 1, [world.text.pk])
    ]
    for change in (
        lambda: FindingPair.objects.update(votes=0),
        lambda: FindingPair.objects.all().delete(),
        lambda: Finding.objects.update(votes=0),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_with_neither_words_nor_figures_nothing_is_opened(world: World) -> None:
    about = ("writer", "moderator")
    with pytest.raises(FindingRefused, match="counts nothing"):
        open_finding(FOUND, names=about, by=world.site, key=uuid4(), now=world.now)
    assert not Finding.objects.exists()
    words = Found(Family.OTHER, "They write alike.", first_cycle=1)
    checked = check_finding(words, names=about, by=world.site, now=world.now)
    assert (checked.evidence, checked.counted.pairs) == ("They write alike.", [])


def test_both_ways_of_two_stand_beside_each_other() -> None:
    pairs = [Pair(1, 2, votes=5), Pair(3, 1, votes=7), Pair(2, 1, votes=4), Pair(2, 3, votes=1)]
    assert [(each.voter, each.author) for each in ordered(pairs)] == [
        (1, 2),
        (2, 1),
        (3, 1),
        (2, 3),
    ]
