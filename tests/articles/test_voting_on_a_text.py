"""Votes on texts: from an account to its wallet, on the version it saw."""

from collections.abc import Callable
from datetime import datetime

import pytest

from accounts.models import Account
from articles import services
from articles.errors import NotOpen, UnknownText
from articles.selectors import ballot
from articles.services.moderating import remove
from curation.models import VoteEvent
from curation.services import Recorded, record_votes
from tests.rules import active_rules


def test_a_vote_names_the_version_it_saw(person: Callable[[str], Account], now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    article = services.publish(ines, title="Beans", body="One.", now=now)
    services.revise(article.pk, author=ines, body="Two.", now=now)
    services.vote_on(article.pk, voter=marcel, weight_bp=5_000, now=now)
    event = VoteEvent.objects.get()
    assert (event.voter_id, event.weight_bp, event.revision) == (marcel.wallet_id, 5_000, 2)


def test_a_ballot_shows_the_vote_and_its_withdrawal(
    person: Callable[[str], Account], now: datetime
) -> None:
    marcel = person("marcel")
    article = services.publish(person("ines"), title="Beans", body="One.", now=now)
    services.vote_on(article.pk, voter=marcel, weight_bp=5_000, now=now)
    seen = ballot(article.pk, viewer=marcel, now=now)
    assert seen is not None
    assert (seen.upvotes, seen.mine_bp, seen.open) == (1, 5_000, True)
    services.withdraw_vote(article.pk, voter=marcel, now=now)
    after = ballot(article.pk, viewer=marcel, now=now)
    assert after is not None
    assert (after.upvotes, after.mine_bp) == (0, 0)


def test_a_dispute_carries_its_reason(person: Callable[[str], Account], now: datetime) -> None:
    article = services.publish(person("ines"), title="Beans", body="One.", now=now)
    vote = Recorded(person("okonjo").wallet_id, 10_000, 5_000_000, now)
    record_votes(article.pk, votes=[vote], rules=active_rules().vote)
    reason = active_rules().vote.dispute.reasons[0]
    services.dispute_reward(
        article.pk, voter=person("marcel"), weight_bp=10_000, reason=reason, now=now
    )
    assert VoteEvent.objects.latest("seq").reason == reason


def test_no_vote_on_what_is_gone(person: Callable[[str], Account], now: datetime) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="One.", now=now)
    remove(article.pk)
    with pytest.raises(NotOpen):
        services.vote_on(article.pk, voter=person("marcel"), weight_bp=1, now=now)
    with pytest.raises(UnknownText):
        services.vote_on(article.pk + 1, voter=ines, weight_bp=1, now=now)
