"""What became of a vote, in words: what it earned, or why nothing."""

from dataclasses import dataclass
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from curation.models import Vote
from curation.rules import VoteRules
from rewards.earned import Earned
from rewards.models import Hold, Payout
from rewards.selectors import kept_back

type Fate = Literal[
    "open",
    "closing",
    "earned",
    "dispute",
    "own",
    "declined",
    "disqualified",
    "late",
    "no_part",
    "small",
    "disputed",
    "nothing",
    "held",
    "returned",
    "rounded",
]

WORDS: Final[dict[Fate, Promise]] = {
    "open": _("voting goes on"),
    "closing": _("voting is over, the payout follows"),
    "earned": _("your part of what the text's curators got"),
    "dispute": _("a dispute earns nothing; what it takes off stays in the pool"),
    "own": _("your own text: such a vote does not count"),
    "declined": _("the author took no reward, so there was none to share"),
    "disqualified": _("the text was taken out of the payout"),
    "late": _("it came when voting was over"),
    "no_part": _("the author's choice leaves curators no part"),
    "small": _("the vote was too small to count"),
    "disputed": _("disputes took off as much as the votes gave"),
    "nothing": _("all votes on the text came to less than 0.001 INK"),
    "held": _("the reward is on hold until moderators have decided"),
    "returned": _("the reward went back to the pool, by a decision of moderators"),
    "rounded": _("less than 0.001 INK: kept for your next reward"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A vote with all that its fate follows from."""

    vote: Vote
    rules: VoteRules
    payout: Payout | None
    earned: Earned | None


def fate(judged: Judged) -> Fate:
    """What became of a vote; the first reason that holds."""
    vote, work, payout = judged.vote, judged.vote.work, judged.payout
    if judged.earned is not None:
        return "earned"
    if vote.voter_id == work.author_id and not judged.rules.self_vote_counts:
        return "own"
    if payout is None and work.declined:
        return "declined"
    if payout is None:
        return "open" if work.paid_at is None else "closing"
    hold = kept_back(payout)
    reasons: dict[Fate, bool] = {
        "dispute": vote.weight_bp < 0,
        "declined": payout.outcome == Payout.Outcome.DECLINED,
        "disqualified": payout.outcome == Payout.Outcome.DISQUALIFIED,
        "late": vote.at >= work.closes_at,
        "no_part": not work.allows_curation,
        "small": vote.rshares == 0 or vote.weight == 0,
        "disputed": work.net_rshares <= 0 and work.downvotes > 0,
        "nothing": payout.payout == 0,
        "held": hold is not None and hold.state == Hold.State.PLACED,
        "returned": hold is not None and hold.state == Hold.State.RETURNED,
    }
    return next((reason for reason, holds in reasons.items() if holds), "rounded")
