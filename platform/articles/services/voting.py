"""Votes by people on texts: the account's wallet votes, on the version it could see.

A text keeps the rule set it was published under: its votes are judged by that one for as long as
they are taken, whatever the site publishes under meanwhile.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import Account
from accounts.standing import is_suspended
from articles.choices import Audience
from articles.errors import NotOpen, UnknownText
from articles.models import Article, Comment
from articles.services.rationing import require_room_for_vote
from articles.services.standing import require_voice
from articles.states import State, takes_replies
from articles.visibility import visible_to
from curation import services as curation
from curation.models import VoteEvent, Work
from curation.rules import VoteRules
from rewards.rules import vote_rules_of


@dataclass(frozen=True, slots=True)
class _Seen:
    """The version of a text that readers see now, the rules of votes on it, its community and how
    many upvotes of one account that takes in a day; None for as many as the site does.
    """

    version: int
    rules: VoteRules
    community: int | None
    most: int | None


@transaction.atomic
def vote_on(work_id: int, *, voter: Account, weight_bp: int, now: datetime) -> VoteEvent:
    """Vote for a text with 1..10000 basis points of the usual strength.

    UnknownText, NotOpen or InSuspension here; curation's errors when a rule of voting refuses it;
    TooOften where the text's community takes no more upvotes of the voter today, which is asked
    once the voter's meter is locked: of two at once, the later one finds the other counted.
    """
    require_voice(voter, now=now)
    seen = _seen(work_id, voter)
    cast = curation.cast_vote(
        work_id,
        voter=voter.wallet_id,
        weight_bp=weight_bp,
        rules=seen.rules,
        now=now,
        revision=seen.version,
    )
    if seen.community is not None and seen.most is not None:
        require_room_for_vote(cast, community_id=seen.community, most=seen.most)
    return cast


@transaction.atomic
def withdraw_vote(work_id: int, *, voter: Account, now: datetime) -> VoteEvent:
    """Take one's vote back, from a text that was taken away, too.

    UnknownText, InSuspension; curation's errors when there is none or it is too late. Who has no
    vote hears the same of a text that is hidden from them and of none.
    """
    require_voice(voter, now=now)
    work = Work.objects.filter(pk=work_id).values_list("rules", "opened_at").first()
    if work is None:
        raise UnknownText("You have no vote on this work to take back.")
    return curation.withdraw_vote(
        work_id, voter=voter.wallet_id, rules=vote_rules_of(work[0], opened_at=work[1]), now=now
    )


@transaction.atomic
def dispute_reward(
    work_id: int, *, voter: Account, weight_bp: int, reason: str, now: datetime
) -> VoteEvent:
    """Say that a text's reward is too much, for one of its rule set's reasons; InSuspension."""
    require_voice(voter, now=now)
    return curation.dispute(
        work_id,
        voter=voter.wallet_id,
        weight_bp=weight_bp,
        reason=reason,
        rules=_seen(work_id, voter).rules,
        now=now,
    )


def _seen(work_id: int, voter: Account) -> _Seen:
    """What there is to vote on. One query for an article, two else; one more for circles."""
    for model, article in ((Article, ""), (Comment, "article__")):
        found = model.objects.filter(pk=work_id).values_list(
            "state",
            "revision__number",
            "work__rules",
            "work__opened_at",
            f"{article}audience",
            f"{article}community",
            f"{article}community__voting_limit__upvotes",
            is_suspended("author"),
        )
        for state, number, rules, opened_at, audience, community, most, silent in found:
            if silent:
                raise NotOpen("Who wrote this is suspended: it takes no votes meanwhile.")
            if audience != Audience.EVERYBODY:
                _refuse(work_id, model, article, voter)
            if not takes_replies(State(state)):
                raise NotOpen("This text was taken away and takes no votes any more.")
            return _Seen(number, vote_rules_of(rules, opened_at=opened_at), community, most)
    raise UnknownText("There is no such text to vote on.")


def _refuse(work_id: int, model: type[Article | Comment], article: str, voter: Account) -> None:
    if model.objects.filter(visible_to(voter, article), pk=work_id).exists():
        raise NotOpen("A text for circles stands outside the rewards and takes no votes.")
    raise UnknownText("There is no such text to vote on.")
