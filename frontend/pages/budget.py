"""The voting budget in words and as a gauge."""

from datetime import datetime, timedelta

from django.utils.translation import gettext

from curation.power import vote_cost
from curation.selectors import voting_mana
from frontend.phrases import percent, span
from frontend.shown.votes import Gauge
from rewards.active import active_rules


def gauge(wallet: int, *, now: datetime) -> Gauge:
    """How much of the budget is left, what a full vote takes of it, and when it is full again."""
    rules = active_rules().vote
    strength = voting_mana(wallet, now=now, rules=rules)
    full = strength.voting_full
    if full <= 0:
        return Gauge(gettext("No Ink Power yet: votes would weigh nothing."), 0)
    left_bp = strength.voting * 10_000 // full
    cost_bp = vote_cost(full, weight_bp=10_000, rules=rules) * 10_000 // full
    words = gettext("%(left)s left. A full vote uses %(cost)s.") % {
        "left": percent(left_bp // 100 * 100),
        "cost": percent(cost_bp // 100 * 100 or cost_bp),
    }
    missing = rules.regeneration_seconds * (full - strength.voting) // full
    if missing >= 1:
        fills = gettext("It is full again in %(span)s.")
        words = f"{words} {fills % {'span': span(timedelta(seconds=missing))}}"
    return Gauge(words, left_bp // 10)
