"""The site moves on to another rule set: open texts keep the one they were published by."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from articles import services
from articles.selectors import ballot
from curation.errors import VoteRefused
from curation.models import Work

pytestmark = pytest.mark.usefixtures("db")


def test_a_dispute_needs_the_reason_that_the_text_was_published_by(
    person: Callable[[str], Account], now: datetime, settings: Settings
) -> None:
    article = services.publish(person("ines"), title="Beans", body="One.", now=now)
    settings.INKWELL_RULE_SET = "hive-hf28"
    critic = person("okonjo")
    with pytest.raises(VoteRefused, match="needs a reason"):
        services.dispute_reward(article.pk, voter=critic, weight_bp=100, reason="", now=now)
    assert Work.objects.get(pk=article.pk).rules == "inkwell-1"


def test_votes_are_taken_as_long_as_when_the_text_was_published(
    person: Callable[[str], Account], now: datetime, settings: Settings
) -> None:
    """steem-hf17 takes none in the last twelve hours; inkwell-1 does."""
    article = services.publish(person("ines"), title="Beans", body="One.", now=now)
    settings.INKWELL_RULE_SET = "steem-hf17"
    reader, late = person("marcel"), article.work.closes_at - timedelta(hours=1)
    services.vote_on(article.pk, voter=reader, weight_bp=5_000, now=late)
    services.withdraw_vote(article.pk, voter=reader, now=late)
    seen = ballot(article.pk, viewer=reader, now=late)
    assert seen is not None
    assert (seen.rules, seen.open) == ("inkwell-1", True)
