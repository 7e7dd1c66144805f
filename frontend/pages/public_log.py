"""What moderators decided, for everybody: by office and by no name."""

from datetime import UTC, date, datetime
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from communities import selectors as communities
from communities.models import Community
from frontend.forms.public_log import LogForm
from frontend.pages.communities import at
from frontend.pages.feeds import head_of
from frontend.pages.removals import line_address
from frontend.pages.verdicts import OFFICES, did_until, rule_of
from frontend.phrases import when
from frontend.shown.feeds import Room
from frontend.shown.public_log import LogPage, LogRow
from moderation.measures import Measure
from moderation.process import Outcome
from moderation.selectors import log
from moderation.selectors.figures import month
from moderation.selectors.log import LogLine, Span

#: How far back one chooses a month.
MONTHS: Final = 36


def page(
    asked: QueryDict, *, slug: str = "", before: int | None, viewer: Account | None, now: datetime
) -> LogPage:
    """A page of the log of the site or of a community, as far as it is asked for; Http404 for no
    community. At most five queries.
    """
    community = at(slug) if slug else None
    months = _months(log.first_decided(community=community), now=now)
    form = LogForm(asked, months=months, of_one=community is not None)
    form.is_valid()
    wanted = {name: value for name, value in form.cleaned_data.items() if value}
    found = _narrowed(wanted, community=community, before=before)
    more = urlencode({**wanted, "before": found.after}) if found and found.after else ""
    rss, atom = feed_addresses(slug)
    return LogPage(
        [_row(each, now=now) for each in found.lines] if found else [],
        more_url=f"?{more}" if more else "",
        figures_url=figures_address(slug),
        rss_url=rss,
        atom_url=atom,
        form=form,
        narrowed=bool(wanted) or before is not None,
        head=head_of(community, viewer=viewer) if community else None,
    )


def newest(
    slug: str, *, limit: int, now: datetime
) -> tuple[Community | None, list[tuple[LogRow, datetime]]]:
    """The newest lines of the site's log, or of a community's with that address, each with when it
    was decided; Http404 for no community. At most two queries.
    """
    community = at(slug) if slug else None
    found = log.public_log(community=community, limit=limit)
    return community, [(_row(each, now=now), each.at) for each in found.lines]


def log_address(slug: str) -> str:
    """Where the log of the site, or of a community, is."""
    return reverse("community_log", args=[slug]) if slug else reverse("moderation_log")


def feed_addresses(slug: str) -> tuple[str, str]:
    """Where feed readers find the same, as RSS and as Atom."""
    name, key = ("community_log_feed", [slug]) if slug else ("log_feed", [])
    return reverse(name, args=[*key, "rss"]), reverse(name, args=[*key, "atom"])


def line(number: int, *, now: datetime) -> LogPage:
    """One decision with the one it takes back or that took it back; Http404 for none, and for a
    dismissed report. Two queries.
    """
    found = log.log_line(number)
    if found is None or (found.is_final and not found.by_itself):
        raise Http404
    other = log.log_line(found.undoes or found.undone_by or 0)
    rows = [_row(each, now=now) for each in (found, other) if each is not None]
    return LogPage(rows, more_url="", figures_url=figures_address(found.community))


def figures_address(slug: str) -> str:
    """Where the figures of the site, or of a community, are."""
    if slug:
        return reverse("community_moderation_figures", args=[slug])
    return reverse("moderation_figures")


def _narrowed(
    wanted: dict[str, str], *, community: Community | None, before: int | None
) -> log.Log | None:
    """What is asked for; None of a community that does not exist."""
    named = wanted.get("community", "").strip().removeprefix("/c/").lower()
    if named and (community := communities.community_named(named)) is None:
        return None
    span = None
    if "month" in wanted:
        year, number = wanted["month"].split("-")
        span = Span(*month(int(year), int(number)))
    measure = Measure(wanted["measure"]) if "measure" in wanted else None
    return log.public_log(community=community, measure=measure, span=span, after=before or 0)


def _months(first: datetime | None, *, now: datetime) -> list[date]:
    """The months since the first decision, the newest first, as the log counts them."""
    if first is None:
        return []
    begin, end = (12 * each.year + each.month - 1 for each in (first, now.astimezone(UTC)))
    found = range(end, max(begin, end - MONTHS) - 1, -1)
    return [date(each // 12, each % 12 + 1, 1) for each in found]


def _row(line: LogLine, *, now: datetime) -> LogRow:
    other = line.undoes or line.undone_by or 0
    return LogRow(
        number=line.number,
        url=line_address(line.number),
        when=when(line.at, now=now),
        did=_what(line),
        office=str(OFFICES[line.office]),
        community=Room(line.community, line.community_title) if line.community else None,
        rule=rule_of(line.rule, office=line.office),
        standing=_standing(line),
        other_number=other,
        other_url=line_address(other) if other else "",
    )


def _what(line: LogLine) -> str:
    if line.undoes:
        return gettext("decision no. %(n)s is taken back") % {"n": line.undoes}
    if line.is_final:
        return gettext("the held reward goes back to the pool")
    return did_until(line.measures, until=line.until)


def _standing(line: LogLine) -> str:
    """What became of a decision; "" where nothing did."""
    if line.undone_by and line.appeal is Outcome.REVERSED:
        return gettext("Reversed after an appeal, by decision no. %(n)s.") % {"n": line.undone_by}
    if line.undone_by:
        return gettext("Taken back by decision no. %(n)s.") % {"n": line.undone_by}
    if line.appeal is Outcome.UPHELD:
        return gettext("It stays after an appeal.")
    return ""
