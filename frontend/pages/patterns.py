"""What the site counted among the accounts of a finding, in the words of a table."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.utils.translation import gettext, ngettext

from frontend.pages.works import Named
from frontend.phrases import about, date_and_hour, ink, number, percent
from frontend.shown.findings import PairRow
from moderation.selectors.patterns import Pair

#: Rows of the table; so many accounts that there are more vote as one.
MOST: Final = 100
_NOTHING: Final = "\N{EN DASH}"


def label(position: int) -> str:
    """What stands in place of a name."""
    return gettext("account %(number)s") % {"number": position}


def rows(pairs: Sequence[Pair], *, names: Mapping[int, Named] | None = None) -> list[PairRow]:
    """The first pairs, both ways of two accounts beside each other; with `names`, which tell who
    wrote a text and are for officers alone, the works, too.
    """
    return [_row(each, names or {}) for each in pairs[:MOST]]


def more(pairs: Sequence[Pair]) -> str:
    """How many pairs are in no row; "" for none."""
    left = len(pairs) - MOST
    if left <= 0:
        return ""
    words = ngettext("%(n)s pair more is counted.", "%(n)s pairs more are counted.", left)
    return words % {"n": number(left)}


def span(since: datetime | None, until: datetime | None) -> str:
    """When the site counted; that it did not where there is no end."""
    if until is None:
        return gettext("The figures were typed by who opened this finding.")
    end = date_and_hour(until)
    if since is None:
        return gettext("Counted by the site, until %(until)s.") % {"until": end}
    words = gettext("Counted by the site, from %(since)s to %(until)s.")
    return words % {"since": date_and_hour(since), "until": end}


def _row(found: Pair, names: Mapping[int, Named]) -> PairRow:
    votes = gettext("%(votes)s of %(all)s")
    sent = ngettext("%(n)s time, %(sum)s", "%(n)s times, %(sum)s", found.transfers)
    return PairRow(
        who=gettext("account %(one)s for account %(other)s")
        % {"one": found.voter, "other": found.author},
        votes=votes % {"votes": number(found.votes), "all": number(found.of_votes)}
        if found.votes
        else _NOTHING,
        share=percent(found.share_bp) if found.votes else _NOTHING,
        granted=ink(found.granted) if found.granted else _NOTHING,
        estimated=about(found.estimated) if found.estimated else _NOTHING,
        sent=sent % {"n": number(found.transfers), "sum": ink(found.sent)}
        if found.transfers
        else _NOTHING,
        lent=ink(found.lent) if found.lent else _NOTHING,
        works=[names[work] for work in found.works if work in names],
    )
