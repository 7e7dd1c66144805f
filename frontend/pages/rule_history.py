"""The rules in force in words and figures, what is coming, and what held before."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from frontend.pages.new_rules import changes
from frontend.pages.rulebook import rules
from frontend.phrases import date_and_hour
from frontend.shown.rounds import Era, RuleBookPage
from moderation.selectors import reasons_of_rules
from rewards.selectors import adoptions, began_at


def rule_book(*, now: datetime) -> RuleBookPage:
    """The page of rules. Three queries."""
    eras = list(_eras(now))
    held = next(era for era, is_coming in eras if not is_coming)
    coming = next((era for era, is_coming in eras if is_coming), None)
    return RuleBookPage(
        lead=gettext(
            "Votes are weighed, texts paid and tokens made by one set of rules. A set is never "
            "edited: another one takes its place, after a notice in which every text that was "
            "open is paid by the rules that it was written under."
        ),
        coming=coming,
        changes=changes(held.name, coming.name) if coming else (),
        rules=rules(held.name),
        eras=[era for era, _ in eras],
    )


def _eras(now: datetime) -> Iterator[tuple[Era, bool]]:
    """Each with whether it is still to come, the newest first."""
    later = False
    reasons = reasons_of_rules()
    for each in adoptions():
        comes = each.starts_at > now
        yield (
            _era(
                each.rules,
                date_and_hour(each.starts_at),
                comes=comes,
                over=later,
                known=gettext("made known %(time)s") % {"time": date_and_hour(each.adopted_at)},
                why=reasons.get(each.pk, ""),
            ),
            comes,
        )
        later = later or not comes
    began = began_at()
    starts = date_and_hour(began) if began else gettext("from the beginning")
    yield _era(settings.INKWELL_RULE_SET, starts, comes=False, over=later), False


def _era(
    name: str, starts: str, *, comes: bool, over: bool, known: str = "", why: str = ""
) -> Era:
    state = gettext("in force")
    if comes:
        state = gettext("to come")
    elif over:
        state = gettext("over; what was opened under it is paid by it")
    return Era(name, reverse("rules", args=[name]), starts, state, known=known, why=why)
