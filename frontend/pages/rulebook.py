"""A rule set in words: every figure with what it is called, in the unit that people count in."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from enum import Enum
from typing import Final

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from curation.rules import Window
from frontend.pages.prospects import REASONS
from frontend.phrases import number, percent, span
from frontend.shown.rewards import Fact
from frontend.shown.rounds import RulesPage, RulesPart
from rewards.rules import RulesError, load

LABELS: Final[dict[str, Promise]] = {
    "power": _("A vote is paid with"),
    "regeneration_seconds": _("An empty voting budget is full again in"),
    "reserve_votes": _("Full votes that come back"),
    "reserve_seconds": _("in a time of"),
    "rounding": _("The price of a vote is rounded"),
    "stable": _("Every vote is as strong as the first while the budget lasts"),
    "dust": _("The smallest votes are"),
    "dust_threshold": _("Smallest vote strength"),
    "fade_seconds": _("Votes fade before the payout for the last"),
    "upvotes_close_before_cashout_seconds": _("Upvotes end before the payout by"),
    "edit": _("A changed vote"),
    "changes_at_most": _("Changes of one vote, at most"),
    "pause_seconds": _("Pause between two votes"),
    "vote.curve": _("The curators' curve"),
    "content_constant": _("Constant of the curves"),
    "auction_seconds": _("Votes on newer texts are cut by their age until"),
    "auction_from": _("The cut counts from unix second"),
    "windows": _("What a vote earns its voter, by the age of the text"),
    "late_divisor": _("After that it is divided by"),
    "total_is_discounted": _("What a late vote loses goes to the other curators"),
    "self_vote_counts": _("A vote for one's own text counts"),
    "declined_is_free": _("A vote for a text without reward costs nothing"),
    "pool_bp": _("Budget for disputes, as a part of Ink Power"),
    "own_budget_only": _("Disputes are paid from their own budget only"),
    "reasons": _("Reasons of a dispute"),
    "closes_before_cashout_seconds": _("Disputes end before the payout by"),
    "removes_at_most_bp": _("One dispute takes off, at most"),
    "payout.curve": _("The authors' curve"),
    "curation_bp": _("The curators' part of a reward"),
    "window_seconds": _("Voting on a text takes"),
    "cycle_seconds": _("Time between two payout rounds"),
    "claims": _("Points of earlier texts"),
    "claims_decay_seconds": _("They have faded after"),
    "minimum_payout": _("Smallest reward, in thousandths"),
    "remainder": _("Parts of a thousandth"),
    "unclaimed": _("What no curator earned goes to"),
    "declined_works_claim": _("A declined reward still takes points"),
    "beneficiaries_all_staked": _("Co-authors are paid in power only"),
    "interval_seconds": _("New tokens are made every"),
    "year_seconds": _("A year has"),
    "initial_rate_bp": _("New tokens in the first year"),
    "final_rate_bp": _("New tokens a year in the end"),
    "step_seconds": _("Time between two steps"),
    "content_bp": _("Of these for writers and readers"),
    "vesting_bp": _("Of these behind Ink Power"),
    "treasury_bp": _("Of these for the treasury"),
    "stream_ppm": _("Yearly streams, in millionths"),
    "stream_minimum": _("Smallest stream of an interval, in thousandths"),
    "vesting_multiple": _("Behind Ink Power, times all the others"),
    "power_down_steps": _("Steps of a power-down"),
    "delegation_return_seconds": _("Lent power comes back in"),
}
WORDS: Final[dict[str, Promise]] = {
    "mana": _("a budget as large as one's Ink Power"),
    "percent": _("a share of one's voting power"),
    "ceiling": _("up"),
    "plus_one": _("down, and one added"),
    "none": _("counted like all others"),
    "subtract": _("taken off every vote"),
    "refuse": _("refused"),
    "replace": _("takes the place of the old one"),
    "keep_first": _("leaves the first one counting"),
    "cubic": _("cubic"),
    "reciprocal": _("reciprocal"),
    "bounded": _("bounded"),
    "root": _("square root"),
    "convergent_root": _("square root, straight at the end"),
    "linear": _("straight: twice the votes, twice the points"),
    "quadratic": _("square: twice the votes, four times the points"),
    "convergent_linear": _("bent at the start, then straight"),
    "running": _("of all unpaid texts"),
    "decaying": _("fade with time"),
    "drop": _("are dropped"),
    "carry": _("are kept for the next reward"),
    "author": _("the author"),
    "fund": _("the reward pool"),
}


def rules(name: str) -> RulesPage:
    """A rule set, a part for each section of the engine; Http404 when there is none."""
    try:
        found = load(name)
    except RulesError as error:
        raise Http404(str(error)) from error
    parts = {
        "vote": (gettext("Votes"), found.vote),
        "payout": (gettext("Payouts"), found.payout),
        "emission": (gettext("New tokens"), found.emission),
        "stake": (gettext("Ink Power"), found.stake),
    }
    return RulesPage(
        title=gettext("Rules %(name)s") % {"name": found.name},
        parts=[RulesPart(title, list(_facts(part, key))) for key, (title, part) in parts.items()],
    )


def part_words(divisor: int) -> str:
    """What is left of a vote's strength among the curators."""
    return gettext("the whole") if divisor == 1 else gettext("1/%(n)s") % {"n": divisor}


def _facts(part: object, section: str) -> Iterator[Fact]:
    assert is_dataclass(part)
    for each in fields(part):
        value = getattr(part, each.name)
        if is_dataclass(value):
            yield from _facts(value, section)
            continue
        label = LABELS.get(f"{section}.{each.name}") or LABELS[each.name]
        yield Fact(str(label), _figure(each.name, value))


def _figure(name: str, value: object) -> str:
    if isinstance(value, Enum):
        return str(WORDS[str(value.value)])
    if value is None or value == ():
        return gettext("none")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, tuple):
        return "; ".join(_part(each) for each in value)
    assert isinstance(value, int)
    if name.endswith("_seconds"):
        return span(timedelta(seconds=value))
    return percent(value) if name.endswith("_bp") else number(value)


def _part(value: object) -> str:
    if isinstance(value, Window):
        age = span(timedelta(seconds=value.until_seconds))
        words = gettext("up to %(age)s %(part)s")
        return words % {"age": age, "part": part_words(value.divisor)}
    return number(value) if isinstance(value, int) else str(REASONS.get(str(value), value))
