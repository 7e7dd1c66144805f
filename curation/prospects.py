"""What a vote would do before it is cast: verdicts of `curation.verdict` with nothing locked.

The page that offers a vote shows what the vote would come to. It asks the same judges as the vote
itself, so a refusal is known beforehand, too.
"""

from dataclasses import dataclass
from datetime import datetime

from curation.models import Vote, Work
from curation.power import limits
from curation.rules import VoteRules, Window
from curation.selectors import Strength, mana_of
from curation.tally import Ballot, Tally, without
from curation.verdict import Standing, Verdict, judge_dispute, judge_vote, seconds_between
from curation.weights import window_at


@dataclass(frozen=True, slots=True)
class Prospect:
    """A work and a voter at one moment."""

    standing: Standing
    now: datetime
    rules: VoteRules

    @property
    def strength(self) -> Strength:
        """What the voter has left of both budgets, in micro-VESTS."""
        mana = self.standing.mana
        full, dispute_full = limits(mana.stake, self.rules)
        return Strength(mana.up, full, mana.dispute, dispute_full)

    @property
    def window(self) -> Window | None:
        """What a vote's curation weight is divided by now, and until which age of the work."""
        age = seconds_between(self.standing.opened_at, self.now)
        return window_at(age, rules=self.rules)

    @property
    def net_without(self) -> int:
        """The work's net rshares as if this voter had not voted."""
        return without(self.standing.tally, self.standing.old, rules=self.rules).net_rshares

    def net_with(self, weight_bp: int) -> int:
        """The net rshares with a vote (below 0: a dispute) of this weight; curation's errors where
        it would be refused.
        """
        old = self.standing.old
        if old is not None and old.weight_bp == weight_bp:
            return self.standing.tally.net_rshares
        return self._judge(weight_bp).tally.net_rshares

    def _judge(self, weight_bp: int) -> Verdict:
        if weight_bp > 0:
            return judge_vote(self.standing, weight_bp=weight_bp, now=self.now, rules=self.rules)
        reasons = self.rules.dispute.reasons
        return judge_dispute(
            self.standing,
            weight_bp=-weight_bp,
            reason=reasons[0] if reasons else "",
            now=self.now,
            rules=self.rules,
        )


def prospect(work_id: int, *, voter: int, rules: VoteRules, now: datetime) -> Prospect | None:
    """What a vote of this wallet would be judged by; None where there is no such work.

    Two queries, three where this wallet has not voted. The cubic curve of 2016 asks for the sum of
    all votes, which is left out here.
    """
    vote = Vote.objects.select_related("work").filter(work_id=work_id, voter_id=voter).first()
    work = vote.work if vote else Work.objects.filter(pk=work_id).first()
    if work is None:
        return None
    mana, leaving = mana_of(voter, now=now, rules=rules)
    standing = Standing(
        voter=voter,
        stake=mana.stake,
        leaving=leaving,
        mana=mana,
        author=work.author_id,
        opened_at=work.opened_at,
        closes_at=work.closes_at,
        declined=work.declined,
        allows_votes=work.allows_votes,
        allows_curation=work.allows_curation,
        ranked=work.ranked,
        paid=work.paid_at is not None,
        disqualified=work.disqualified_at is not None,
        tally=Tally(
            net_rshares=work.net_rshares,
            vote_rshares=work.vote_rshares,
            total_weight=work.total_weight,
            upvotes=work.upvotes,
            downvotes=work.downvotes,
        ),
        old=Ballot(vote.weight_bp, vote.rshares, vote.weight) if vote else None,
        changes=vote.changes if vote else 0,
    )
    return Prospect(standing, now, rules)
