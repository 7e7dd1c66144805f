"""How votes became, or would become, tokens: the steps of one payout with their numbers.

Every number is what the plan returned; nothing is worked out here.
"""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from articles.selectors.cards import Ballot
from curation.models import Work
from frontend.phrases import ink, number
from frontend.shown.rewards import Fact, Reward
from rewards.errors import RewardsError
from rewards.models import Payout
from rewards.rules import load
from rewards.selectors import estimate, payout_of


def explained(reward: Reward, *, ballot: Ballot, now: datetime) -> Reward:
    """The reward line with its steps; as it is where there is nothing to explain."""
    payout = payout_of(ballot.work)
    if payout is not None:
        return _paid(reward, payout)
    return _estimated(reward, ballot, now) if reward.is_money else reward


def _paid(reward: Reward, payout: Payout) -> Reward:
    votes = Work.objects.values_list("upvotes", flat=True).get(pk=payout.work_id)
    line = ngettext(
        "%(amount)s paid to the author and %(n)s curator",
        "%(amount)s paid to the author and %(n)s curators",
        votes,
    ) % {"amount": reward.line, "n": number(votes)}
    steps = [
        Fact(gettext("Points after the curve"), number(int(payout.claim))),
        Fact(gettext("What the text was granted"), ink(payout.payout)),
        *_shares(payout.author_reward, payout.beneficiary_reward, payout.curation_reward),
    ]
    if payout.unclaimed:
        steps.append(Fact(gettext("Left in the pool"), ink(payout.unclaimed)))
    return Reward(
        line=reward.line,
        long=line if payout.payout else reward.long,
        is_money=reward.is_money,
        explanation=gettext(
            "Voting has ended and the round is paid. These are the exact amounts; parts of a "
            "thousandth of INK are carried over to each person's next reward."
        ),
        how=steps,
        cycle=payout.cycle_id,
        cycle_words=gettext("Payout round %(n)s") % {"n": number(payout.cycle_id)},
    )


def _shares(author: int, co_authors: int, curators: int) -> Iterator[Fact]:
    yield Fact(gettext("To the author"), ink(author))
    if co_authors:
        yield Fact(gettext("To co-authors"), ink(co_authors))
    yield Fact(
        gettext("To the curators"),
        ink(curators),
        note=gettext("those who voted for it, by the strength and the time of each vote"),
    )


def _estimated(reward: Reward, ballot: Ballot, now: datetime) -> Reward:
    try:
        plan = estimate(ballot.work, rules=load(ballot.rules), now=now)
    except RewardsError:
        return reward
    split, decision = plan.split, plan.decision
    steps = [
        Fact(
            gettext("Strength of all votes"),
            number(split.works.net_rshares[0]),
            note=gettext("each voter's Ink Power times the weight of the vote"),
        ),
        Fact(gettext("Points after the curve"), number(decision.claims[0])),
        Fact(
            gettext("Points that share the pool"),
            number(decision.fund.recent_claims),
            note=gettext("this text's and those of the last days, which fade"),
        ),
        Fact(gettext("In the pool"), ink(decision.before.balance)),
        Fact(gettext("This text's share, if it were paid now"), ink(decision.payouts[0])),
        *_shares(split.author[0], sum(split.beneficiaries[0]), split.curation[0]),
    ]
    return Reward(
        line=reward.line,
        long=reward.long,
        is_money=True,
        explanation=gettext(
            "Votes give a text points, and points a share of the reward pool. The share is worked "
            "out when voting ends; until then it moves with everybody's votes."
        ),
        how=steps,
    )
