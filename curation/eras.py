"""The vote rules of the chain's eras and of Inkwell, by the name of their rule set.

Each is written as its difference from the era that followed it, newest first; the sources are
economics.md 3 and 4. A rule set that was once used is never edited.
"""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from curation.rules import Curve, DisputeRules, Dust, Edit, Power, Rounding, VoteRules, Window

DISPUTE_REASONS: Final = ("overpaid", "copied", "spam", "misleading", "abusive")
DEMO_HASTE: Final = 1_440
"""A day of inkwell-1 is a minute of inkwell-demo."""

_HF28 = VoteRules()
_HF25 = replace(_HF28, stable=False, edit=Edit.KEEP_FIRST, changes_at_most=5, pause_seconds=3)
_HF21 = replace(
    _HF25,
    curve=Curve.CONVERGENT_ROOT,
    auction_seconds=300,
    windows=(),
    total_is_discounted=False,
)
_HF20 = replace(_HF21, curve=Curve.ROOT, auction_seconds=900, dispute=DisputeRules())
_HF19 = replace(
    _HF20,
    power=Power.PERCENT,
    dust=Dust.REFUSE,
    fade_seconds=0,
    upvotes_close_before_cashout_seconds=43_200,
    auction_seconds=1_800,
)
_HF17 = replace(_HF19, reserve_votes=40, curve=Curve.BOUNDED)
_HF6 = replace(
    _HF17,
    rounding=Rounding.PLUS_ONE,
    dust=Dust.NONE,
    upvotes_close_before_cashout_seconds=60,
    curve=Curve.RECIPROCAL,
)
# Works from before 2016-06-24T14:00Z; later votes on them are cut by the auction all the same.
_HF1 = replace(
    _HF6,
    upvotes_close_before_cashout_seconds=0,
    curve=Curve.CUBIC,
    auction_from=1_466_776_800,
)
_INKWELL = replace(
    _HF28,
    dust=Dust.NONE,
    dust_threshold=0,
    self_vote_counts=False,
    declined_is_free=True,
    windows=(Window(86_400, 1), Window(259_200, 2)),
    dispute=DisputeRules(
        pool_bp=2_500,
        own_budget_only=True,
        reasons=DISPUTE_REASONS,
        closes_before_cashout_seconds=43_200,
        removes_at_most_bp=1_000,
    ),
)

ERAS: Final = MappingProxyType(
    {
        "steem-hf1": _HF1,
        "steem-hf6": _HF6,
        "steem-hf17": _HF17,
        "steem-hf19": _HF19,
        "steem-hf20": _HF20,
        "steem-hf21": _HF21,
        "hive-hf25": _HF25,
        "hive-hf28": _HF28,
        "inkwell-1": _INKWELL,
        "inkwell-demo": _INKWELL.hastened(by=DEMO_HASTE),
    }
)
