"""Votes by people on texts: the account's wallet votes, on the version it could see."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from articles.errors import NotOpen, UnknownText
from articles.models import Article, Comment
from articles.states import State, takes_replies
from curation import services as curation
from curation.models import VoteEvent
from rewards.active import active_rules


@transaction.atomic
def vote_on(work_id: int, *, voter: Account, weight_bp: int, now: datetime) -> VoteEvent:
    """Vote for a text with 1..10000 basis points of the usual strength.

    UnknownText or NotOpen here; curation's errors when a rule of voting refuses it.
    """
    return curation.cast_vote(
        work_id,
        voter=voter.wallet_id,
        weight_bp=weight_bp,
        rules=active_rules().vote,
        now=now,
        revision=_seen(work_id),
    )


@transaction.atomic
def withdraw_vote(work_id: int, *, voter: Account, now: datetime) -> VoteEvent:
    """Take one's vote back; curation's errors when there is none or it is too late."""
    return curation.withdraw_vote(
        work_id, voter=voter.wallet_id, rules=active_rules().vote, now=now
    )


@transaction.atomic
def dispute_reward(
    work_id: int, *, voter: Account, weight_bp: int, reason: str, now: datetime
) -> VoteEvent:
    """Say that a text's reward is too much, for one of the rule set's reasons."""
    _seen(work_id)
    return curation.dispute(
        work_id,
        voter=voter.wallet_id,
        weight_bp=weight_bp,
        reason=reason,
        rules=active_rules().vote,
        now=now,
    )


def _seen(work_id: int) -> int:
    """The number of the version that readers see now. One query for an article, two else."""
    for model in (Article, Comment):
        found = model.objects.filter(pk=work_id).values_list("state", "revision__number").first()
        if found is not None:
            state, number = found
            if not takes_replies(State(state)):
                raise NotOpen("This text was withdrawn and takes no votes any more.")
            return number
    raise UnknownText("There is no such text to vote on.")
