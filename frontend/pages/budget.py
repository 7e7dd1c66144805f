"""The voting budget in words and as a gauge."""

from datetime import datetime, timedelta

from django.utils.translation import gettext

from curation.power import vote_cost
from curation.rules import VoteRules
from curation.selectors import Strength, voting_mana
from frontend.phrases import percent, span
from frontend.shown.votes import Gauge
from rewards.active import rules_at


def gauge(wallet: int, *, now: datetime) -> Gauge:
    """How much of the budget is left, what a full vote takes of it, and when it is full again."""
    rules = rules_at(now).vote
    return voting_gauge(voting_mana(wallet, now=now, rules=rules), rules)


def voting_gauge(strength: Strength, rules: VoteRules) -> Gauge:
    """The gauge of a budget that is known already."""
    full = strength.voting_full
    if full <= 0:
        return Gauge(gettext("No Ink Power yet: votes would weigh nothing."), 0)
    cost_bp = vote_cost(full, weight_bp=10_000, rules=rules) * 10_000 // full
    return _gauge(
        gettext("%(left)s left. A full vote uses %(cost)s."),
        left=strength.voting,
        full=full,
        cost_bp=cost_bp,
        rules=rules,
    )


def dispute_gauge(strength: Strength, rules: VoteRules) -> Gauge:
    """The budget of disputes, which is another one."""
    full = strength.dispute_full
    if full <= 0:
        return Gauge(gettext("No Ink Power yet: disputes would weigh nothing."), 0)
    cost_bp = vote_cost(strength.voting_full, weight_bp=10_000, rules=rules) * 10_000 // full
    return _gauge(
        gettext("%(left)s of your budget for disputes is left. A full dispute uses %(cost)s."),
        left=strength.dispute,
        full=full,
        cost_bp=cost_bp,
        rules=rules,
    )


def _gauge(pattern: str, *, left: int, full: int, cost_bp: int, rules: VoteRules) -> Gauge:
    left_bp = left * 10_000 // full
    words = pattern % {
        "left": percent(left_bp // 100 * 100),
        "cost": percent(cost_bp // 100 * 100 or cost_bp),
    }
    missing = rules.regeneration_seconds * (full - left) // full
    if missing >= 1:
        fills = gettext("It is full again in %(span)s.")
        words = f"{words} {fills % {'span': span(timedelta(seconds=missing))}}"
    return Gauge(words, left_bp // 10)
