"""Stake that has voted cannot be lent until it has recovered: it would vote a second time."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection, transaction

from curation.errors import NotEnoughMana
from curation.models import VoteEvent
from curation.rules import VoteRules
from curation.selectors import voting_mana
from curation.services import cast_vote, dispute, lend_stake
from ledger.errors import LedgerError, StakeNotAvailable, UnknownWallet
from ledger.services import delegate, power_down, reduce_delegation
from ledger.stake import StakeRules
from tests.curation.scene import Voters, Works

STAKE = 100_000_000_000
VOTES = 50
"""A full vote takes a fiftieth."""
RECOVERY = timedelta(days=5)


def vote_out(voter: int, work: Works, *, rules: VoteRules, now: datetime) -> int:
    """Full votes until none can be paid; how many."""
    for count in range(2 * VOTES + 1):
        try:
            cast_vote(work().pk, voter=voter, weight_bp=10_000, rules=rules, now=now)
        except NotEnoughMana:
            return count
    raise AssertionError("one stake voted twice")


@pytest.mark.usefixtures("db")
def test_spent_stake_is_not_lent_and_recovers(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    lender, other = person(STAKE), person(0)
    assert vote_out(lender, work, rules=rules, now=noon) == VOTES
    with pytest.raises(StakeNotAvailable, match=r"at most 0\.000000 VESTS more can be lent"):
        lend_stake(lender, receiver=other, amount=1, rules=rules, now=noon)
    later = noon + RECOVERY / 2
    with pytest.raises(StakeNotAvailable, match="can be lent for now"):
        lend_stake(lender, receiver=other, amount=STAKE // 2 + 1, rules=rules, now=later)
    lend_stake(lender, receiver=other, amount=STAKE // 2, rules=rules, now=later)
    assert voting_mana(lender, now=later, rules=rules).voting == 0
    assert voting_mana(other, now=later, rules=rules).voting == STAKE // 2


@pytest.mark.usefixtures("db")
def test_lending_in_pieces_gives_no_vote_more(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    lender, others = person(STAKE), [person(0) for _ in range(4)]
    for _ in range(VOTES // 2):
        cast_vote(work().pk, voter=lender, weight_bp=10_000, rules=rules, now=noon)
    for other in others[:2]:
        lend_stake(lender, receiver=other, amount=STAKE // 4, rules=rules, now=noon)
    for other in others[2:]:
        with pytest.raises(StakeNotAvailable):
            lend_stake(lender, receiver=other, amount=STAKE // 4, rules=rules, now=noon)
    with pytest.raises(NotEnoughMana):
        cast_vote(work().pk, voter=lender, weight_bp=1, rules=rules, now=noon)
    # Whoever has no stake at all may vote as often as they like: it weighs nothing.
    for voter in others[:2]:
        vote_out(voter, work, rules=rules, now=noon)
    used = sum(VoteEvent.objects.values_list("mana_used", flat=True))
    assert used == STAKE


@pytest.mark.usefixtures("db")
def test_a_spent_dispute_budget_holds_stake_back_too(
    uncapped: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    lender, other, on = person(STAKE), person(0), work()
    cast_vote(on.pk, voter=person(100 * STAKE), weight_bp=10_000, rules=uncapped, now=noon)
    moment = noon + timedelta(minutes=1)
    event = dispute(
        on.pk, voter=lender, weight_bp=10_000, reason="exchanged", rules=uncapped, now=moment
    )
    left = STAKE - 4 * event.mana_used
    with pytest.raises(StakeNotAvailable):
        lend_stake(lender, receiver=other, amount=left + 4, rules=uncapped, now=moment)
    lend_stake(lender, receiver=other, amount=left, rules=uncapped, now=moment)


@pytest.mark.usefixtures("db")
def test_what_is_powered_down_is_held_back_of_both(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    lender, other = person(STAKE), person(0)
    for _ in range(VOTES // 2):
        cast_vote(work().pk, voter=lender, weight_bp=10_000, rules=rules, now=noon)
    power_down(lender, vests=STAKE // 4, now=noon, rules=StakeRules())
    with pytest.raises(StakeNotAvailable, match="for now"):
        lend_stake(lender, receiver=other, amount=STAKE // 4 + 1, rules=rules, now=noon)
    lend_stake(lender, receiver=other, amount=STAKE // 4, rules=rules, now=noon)


@pytest.mark.usefixtures("db")
def test_whoever_never_voted_lends_all_and_unlending_gives_no_mana(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    lender, other = person(STAKE), person(0)
    lend_stake(lender, receiver=other, amount=STAKE, rules=rules, now=noon)
    assert vote_out(other, work, rules=rules, now=noon) == VOTES
    reduce_delegation(lender, receiver=other, amount=0, now=noon, rules=StakeRules())
    for voter in (lender, other):
        assert voting_mana(voter, now=noon, rules=rules).voting == 0
    with pytest.raises(StakeNotAvailable):
        lend_stake(lender, receiver=person(0), amount=1, rules=rules, now=noon)


@pytest.mark.usefixtures("db")
def test_people_lend_only_with_regard_to_their_votes(
    rules: VoteRules, noon: datetime, person: Voters
) -> None:
    lender, other = person(STAKE), person(0)
    with pytest.raises(LedgerError, match="without regard"):
        delegate(lender, receiver=other, amount=1, unspent=None)
    with pytest.raises(UnknownWallet):
        lend_stake(10**9, receiver=other, amount=1, rules=rules, now=noon)


@pytest.mark.usefixtures("committed_db")
def test_voting_and_lending_at_once_use_the_stake_once(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    lender, other = person(STAKE), person(0)
    works = [work().pk for _ in range(VOTES)]
    lent: list[int] = []

    def vote() -> None:
        try:
            for each in works:
                cast_vote(each, voter=lender, weight_bp=10_000, rules=rules, now=noon)
        except NotEnoughMana:
            pass
        finally:
            connection.close()

    def lend() -> None:
        try:
            for step in range(1, VOTES + 1):
                whole = step * STAKE // VOTES
                lend_stake(lender, receiver=other, amount=whole, rules=rules, now=noon)
                lent.append(whole)
        except StakeNotAvailable:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=vote), threading.Thread(target=lend)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = sum(VoteEvent.objects.values_list("mana_used", flat=True))
    assert (
        spent + max(lent, default=0) + voting_mana(lender, now=noon, rules=rules).voting == STAKE
    )
    assert voting_mana(other, now=noon, rules=rules).voting == max(lent, default=0)


@pytest.mark.usefixtures("committed_db")
def test_a_vote_waits_for_lending_in_flight(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    lender, other, on = person(STAKE), person(0), work().pk
    # The lender has a meter already: a new one would be waited for by itself.
    cast_vote(work().pk, voter=lender, weight_bp=1, rules=rules, now=noon)
    refused: list[str] = []

    def vote() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '300ms'")
            cast_vote(on, voter=lender, weight_bp=10_000, rules=rules, now=noon)
        except OperationalError as error:
            refused.append(str(error))
        finally:
            connection.close()

    with transaction.atomic():
        lend_stake(lender, receiver=other, amount=STAKE // 2, rules=rules, now=noon)
        thread = threading.Thread(target=vote)
        thread.start()
        thread.join()
    assert ["lock timeout" in reason for reason in refused] == [True]
