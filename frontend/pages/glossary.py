"""The words of this place, each in a sentence; other pages lead here by their anchors."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.phrases import span
from rewards.active import rules_at

TERMS: Final[Mapping[str, tuple[str | Promise, str | Promise]]] = {
    "block": (
        _("Block"),
        _("Lines of the ledger that were sealed together, and signed over all that came before."),
    ),
    "community": (
        _("Community"),
        _("A room with its own readers, rules and wallet, where texts can be published."),
    ),
    "curator": (
        _("Curator"),
        _("Who votes for texts. Half of what a text is paid goes to those who voted for it."),
    ),
    "estimate": (
        _("Estimate"),
        _("What a text would be paid if it were paid now. A range, because it moves until then."),
    ),
    "ink": (_("INK"), _("The token that can be sent, with three decimals.")),
    "ink-power": (
        _("Ink Power"),
        _("INK that is locked in. Votes weigh by it, it earns by staying, and it can be lent."),
    ),
    "ledger": (
        _("Ledger"),
        _("The book of every movement of tokens. Lines are added, never changed or removed."),
    ),
    "payout-round": (
        _("Payout round"),
        _("All texts whose voting ends together are paid from the pool in one round."),
    ),
    "payout-window": (
        _("Payout window"),
        _("The time in which a text can be voted on before it is paid."),
    ),
    "reward-pool": (
        _("Reward pool"),
        _("New tokens that wait to be shared among the texts that readers value."),
    ),
    "rules": (
        _("Rules"),
        _("The numbers payouts are made by. They have a name and are never edited."),
    ),
    "signed-summary": (
        _("Signed summary"),
        _("A few lines that stand for the whole ledger at one moment, with signatures."),
    ),
    "small-change": (
        _("Small change carried over"),
        _("Parts of a reward below a thousandth of an INK, kept for the next one."),
    ),
    "too-much-reward": (
        _("Too much reward"),
        _("A vote with a reason that lowers what a text is paid. It hides nothing."),
    ),
    "vote-strength": (
        _("Vote strength"),
        _("The voter's Ink Power times the weight of the vote."),
    ),
    "voting-budget": (
        _("Voting budget"),
        _("What votes draw on. It fills again by itself within %(span)s."),
    ),
}
"""Term and sentence by anchor."""


def glossary(now: datetime) -> list[tuple[str, str, str]]:
    """Anchor, term and sentence in the reader's language, in its alphabetical order."""
    fills = timedelta(seconds=rules_at(now).vote.regeneration_seconds)
    values = {"span": span(fills)}
    rows = [(anchor, str(term), str(words) % values) for anchor, (term, words) in TERMS.items()]
    return sorted(rows, key=lambda row: row[1].casefold())
