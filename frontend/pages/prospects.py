"""What a vote would come to, in words, before it is pressed.

The numbers are verdicts of `curation` and payouts of `rewards`; nothing is worked out here.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from accounts.selectors import preferences_of
from articles import selectors
from articles.selectors.cards import Ballot as Cast
from curation.errors import CurationError
from curation.prospects import Prospect, prospect
from curation.rules import VoteRules
from frontend.blind import is_blind
from frontend.pages.budget import dispute_gauge, voting_gauge
from frontend.phrases import about, ink, percent, span, sums_are_hidden, when
from frontend.refusals import told
from frontend.shown.votes import Dispute, Sheet
from rewards.columns import Standing
from rewards.rules import load, vote_rules_of
from rewards.selectors import Pool, pool_if_any, worth

REASONS: Final[dict[str, str | Promise]] = {
    "overpaid": _("It earns more than it is worth"),
    "exchanged": _("Votes were exchanged for it"),
    "copied": _("It is copied"),
    "misplaced": _("It belongs in another community"),
}
FULL: Final = 10_000


def rules_of(cast: Cast) -> VoteRules:
    """The rules that judge the work's votes."""
    return vote_rules_of(cast.rules, opened_at=cast.opened_at)


def sheets(
    cast: Cast, *, viewer: Account, now: datetime, against: Pool | None, dispute_bp: int = FULL
) -> tuple[Sheet | None, Dispute | None]:
    """The weight sheet and the dispute sheet of one work, the latter at the weight `dispute_bp`.
    Three queries, and those of the pool where none is given.
    """
    rules = rules_of(cast)
    found = prospect(cast.work, voter=viewer.wallet_id, rules=rules, now=now)
    if found is None:
        return None, None
    usual = cast.mine_bp if cast.mine_bp > 0 else preferences_of(viewer).usual_weight_bp
    up, down = effects(cast, found, weights=(usual, -dispute_bp), against=against)
    free = cast.reward_declined and rules.declined_is_free
    sheet = Sheet(
        percent=max(1, usual // 100),
        budget=None if free else voting_gauge(found.strength, rules),
        effect=up,
        early=_free() if free else _early(found),
    )
    return sheet, _dispute(cast, found, effect=down, weight_bp=dispute_bp)


def effect(work: int, *, viewer: Account, weight_bp: int, now: datetime) -> str:
    """What a vote of this weight (below 0: a dispute) would do; Http404 when there is no such
    text.
    """
    cast = selectors.ballot(work, viewer=viewer, now=now)
    if cast is None:
        raise Http404
    found = prospect(work, voter=viewer.wallet_id, rules=rules_of(cast), now=now)
    return effects(cast, found, weights=(weight_bp,), against=None)[0] if found else ""


def effects(
    cast: Cast, found: Prospect, *, weights: Sequence[int], against: Pool | None
) -> Sequence[str]:
    """What each vote (below 0: a dispute) would change, or why it would be refused."""
    nets: list[int] = [found.net_without]
    refusals: dict[int, str] = {}
    for weight_bp in weights:
        try:
            nets.append(found.net_with(weight_bp))
        except CurationError as error:
            refusals[weight_bp] = told(error)
            nets.append(found.net_without)
    if cast.reward_declined or sums_are_hidden():
        return [refusals.get(each, "") for each in weights]
    against = against or pool_if_any()
    if against is None:
        return [refusals.get(each, "") for each in weights]
    standings = [Standing(net, cast.accepts) for net in nets]
    paid = worth(standings, rules=load(cast.rules), now=found.now, against=against)
    # What a dispute takes off says how much there is, for who wants to judge before they know.
    blind = is_blind(cast, now=found.now)
    return [
        refusals.get(weight_bp, "")
        if weight_bp in refusals or (blind and weight_bp < 0)
        else _change(weight_bp, before=paid[0], after=each, most=cast.accepts)
        for weight_bp, each in zip(weights, paid[1:], strict=True)
    ]


def _change(weight_bp: int, *, before: int, after: int, most: int | None) -> str:
    """What a vote changes of the milli-INK `before`: no more than there is or is accepted."""
    if weight_bp > 0 and before and before == most:
        words = gettext("As things stand it adds nothing: its author accepts %(most)s at most.")
        return words % {"most": ink(before)}
    if after == before:
        return gettext("As things stand it would change less than 0.001 INK.")
    if weight_bp > 0:
        words, room = gettext("As things stand it adds %(amount)s."), most and most - before
    else:
        words, room = gettext("As things stand it takes off %(amount)s."), before
    return words % {"amount": about(abs(after - before), most=room)}


def _free() -> str:
    """What a vote comes to where its author took no reward."""
    return gettext(
        "Its author took no reward: a vote uses nothing of your budget and earns nothing. Lists "
        "are ordered by it all the same."
    )


def _early(found: Prospect) -> str:
    """Whether a vote now counts as an early find, and how long it stays so."""
    rules, standing = found.rules, found.standing
    if not rules.windows or not standing.allows_curation:
        return ""
    window = found.window
    if window is None:
        return gettext("Late: a vote now earns its voter 1/%(n)s of what an early one does.") % {
            "n": rules.late_divisor
        }
    ends = standing.opened_at + timedelta(seconds=window.until_seconds)
    left = span(min(ends, standing.closes_at) - found.now)
    if window.divisor == 1:
        return gettext("Early: for another %(span)s a vote earns its voter the full part.") % {
            "span": left
        }
    return gettext(
        "For another %(span)s a vote earns its voter 1/%(n)s of what an early one does."
    ) % {"span": left, "n": window.divisor}


def _dispute(cast: Cast, found: Prospect, *, effect: str, weight_bp: int) -> Dispute | None:
    rules = found.rules.dispute
    if not rules.reasons or cast.reward_declined:
        return None
    ends = found.standing.closes_at - timedelta(seconds=rules.closes_before_cashout_seconds)
    still = found.now <= ends
    words = gettext("Taken until %(time)s.") if still else gettext("Disputes ended on %(time)s.")
    mine = ""
    if cast.mine_bp < 0:
        mine = gettext("You dispute this reward with %(weight)s of a full vote.") % {
            "weight": percent(-cast.mine_bp)
        }
    return Dispute(
        reasons=[(reason, str(REASONS.get(reason, reason))) for reason in rules.reasons],
        percent=max(1, weight_bp // 100),
        budget=dispute_gauge(found.strength, found.rules),
        effect=effect,
        until=words % {"time": when(ends, now=found.now).exact},
        open=still,
        mine=mine,
    )
