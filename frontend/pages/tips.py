"""Tips of the texts on a page, in words."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import ngettext

from articles.selectors import Tips as Given
from articles.selectors import tips_of
from frontend.phrases import ink, number, sums_are_hidden
from frontend.shown.rewards import Tips


def tips(works: Iterable[int], *, own: Iterable[int]) -> Mapping[int, Tips]:
    """The tips of every work, and for others' texts the way to give one. One query."""
    asked, mine = list(works), set(own)
    given = tips_of(asked)
    return {
        work: Tips(_words(given.get(work)), "" if work in mine else reverse("tip", args=[work]))
        for work in asked
    }


def _words(given: Given | None) -> str:
    if given is None:
        return ""
    if sums_are_hidden():
        return ngettext("%(n)s tip", "%(n)s tips", given.count) % {"n": number(given.count)}
    words = ngettext("%(n)s tip, %(amount)s", "%(n)s tips, %(amount)s", given.count)
    return words % {"n": number(given.count), "amount": ink(given.total)}
