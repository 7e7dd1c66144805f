"""What an author learns of the disputes of their text: the reasons added up, and nobody's name."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext, ngettext

from curation.selectors import disputes_by_reason
from frontend.pages.prospects import REASONS
from frontend.phrases import number
from frontend.shown.votes import Objections


def objections(works: Iterable[int]) -> Mapping[int, Objections]:
    """The disputes of every work that has some. One query, none for no work."""
    asked = list(works)
    found = disputes_by_reason(asked) if asked else {}
    return {work: _shown(counted) for work, counted in found.items()}


def _shown(counted: Sequence[tuple[str, int]]) -> Objections:
    people = sum(count for _, count in counted)
    words = ngettext(
        "%(n)s person says that the reward is too much:",
        "%(n)s people say that the reward is too much:",
        people,
    )
    line = gettext("%(reason)s: %(n)s")
    return Objections(
        words=words % {"n": number(people)},
        reasons=[
            line % {"reason": str(REASONS.get(reason, reason)), "n": number(count)}
            for reason, count in counted
        ],
    )
