"""Why texts are not there that moderators removed: by which decision of the public log."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.urls import reverse

from frontend.phrases import when
from frontend.shown.removals import Removal
from moderation.selectors.log import removals


def line_address(number: int) -> str:
    """Where one decision stands in the public log."""
    return reverse("moderation_line", args=[number])


def why_removed(works: Collection[int], *, now: datetime) -> Mapping[int, Removal]:
    """The decisions by which these texts are removed, by text. One query, none for no texts."""
    return {
        work: Removal(line.number, line_address(line.number), line.rule, when(line.at, now=now))
        for work, line in removals(works).items()
    }
