"""Why texts are not there that moderators removed, and why others are not as their author left
them: by which decision of the public log.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.pages.verdicts import rule_of
from frontend.phrases import when
from frontend.shown.removals import Order, Removal
from moderation.measures import Measure
from moderation.selectors.log import LogLine, in_force, log_line, removals

_DO: Final[Mapping[Measure, str | Promise]] = {
    Measure.LABEL: _("The warning before the text is required."),
    Measure.LOCK: _("The thread is closed."),
    Measure.HOLD: _("The reward is on hold."),
}


def line_address(number: int) -> str:
    """Where one decision stands in the public log."""
    return reverse("moderation_line", args=[number])


def order_of(line: LogLine, *, now: datetime) -> Removal:
    """A decision with its rule, when it was made, and where the log tells it."""
    rule = rule_of(line.rule, office=line.office)
    return Removal(line.number, line_address(line.number), rule, when(line.at, now=now))


def orders_on(work: int, *, now: datetime) -> Sequence[Order]:
    """What decisions do to a text that is there. One query."""
    return [
        Order(str(_DO[measure]), order_of(line, now=now))
        for measure, line in in_force(work, measures=_DO.keys())
    ]


def order_of_suspension(number: int, *, now: datetime) -> Removal | None:
    """The decision of that number; None where it is in no log. One query."""
    line = log_line(number)
    return order_of(line, now=now) if line is not None else None


def why_removed(works: Collection[int], *, now: datetime) -> Mapping[int, Removal]:
    """The decisions by which these texts are removed, by text. One query, none for no texts."""
    return {work: order_of(line, now=now) for work, line in removals(works).items()}
