"""How moderation went in a quarter of the site, or a month of a community, drawn and counted."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext

from accounts.models import Account
from communities.models import Community
from frontend.pages.communities import at
from frontend.pages.drawings import WIDTH
from frontend.pages.feeds import head_of
from frontend.pages.public_log import figures_address
from frontend.pages.verdicts import KINDS, MEASURES
from frontend.phrases import number
from frontend.phrases import span as length
from frontend.shown.public_log import FigureTable, VerdictFigures
from frontend.shown.rewards import Bar
from moderation.selectors.figures import Figures, figures, month, quarter
from moderation.selectors.findings import finding_figures
from moderation.selectors.log import first_decided

_BAR: Final = 40
_ASKED: Final = re.compile(r"(20\d\d)-(\d\d?)", re.ASCII)


class _Span(NamedTuple):
    """A quarter of a year, or a month of it, by its number in the year."""

    year: int
    number: int
    #: 4 for quarters, 12 for months.
    parts: int

    def moved(self, by: int) -> "_Span":
        """So many spans later."""
        place = self.year * self.parts + self.number - 1 + by
        return _Span(place // self.parts, place % self.parts + 1, self.parts)

    @property
    def key(self) -> str:
        """As it stands in an address."""
        return f"{self.year}-{self.number:02}" if self.parts > 4 else f"{self.year}-{self.number}"

    @property
    def times(self) -> tuple[datetime, datetime]:
        """From when until before when it lasts."""
        return (month if self.parts > 4 else quarter)(self.year, self.number)

    @property
    def words(self) -> str:
        """What it is called."""
        if self.parts > 4:
            return f"{MONTHS[self.number]} {self.year}"
        return gettext("quarter %(n)s of %(year)s") % {"n": self.number, "year": self.year}


def page(asked: str, *, slug: str = "", viewer: Account | None, now: datetime) -> VerdictFigures:
    """The figures of the span that is asked for, of the present one where none is; Http404 for no
    community. At most fourteen queries.
    """
    community = at(slug) if slug else None
    span = _span(asked, parts=12 if slug else 4, now=now)
    since, until = span.times
    found = figures(since=since, until=until, community=community, now=now)
    first = first_decided(community=community)
    place = figures_address(slug)
    tables = _tables(found) if slug else [*_tables(found), _findings(since, until)]
    return VerdictFigures(
        span=span.words,
        tables=tables,
        log_url=reverse("community_log", args=[slug]) if slug else reverse("moderation_log"),
        csv_url=f"{_csv_address(slug)}?span={span.key}",
        earlier_url=f"{place}?span={span.moved(-1).key}" if first and first < since else "",
        later_url=f"{place}?span={span.moved(1).key}" if until <= now else "",
        head=head_of(community, viewer=viewer) if community else None,
    )


def rows(asked: str, *, slug: str = "", now: datetime) -> Sequence[tuple[str, str | int]]:
    """The same for programs: names and whole numbers, times in seconds. At most ten queries."""
    community: Community | None = at(slug) if slug else None
    span = _span(asked, parts=12 if slug else 4, now=now)
    since, until = span.times
    found = figures(since=since, until=until, community=community, now=now)
    return [
        ("since", since.isoformat()),
        ("until", until.isoformat()),
        *((f"cases: {kind.value}", count) for kind, count in found.opened.items()),
        ("cases: waiting", found.waiting),
        ("decisions", found.decisions),
        ("decisions: in waves of spam", found.in_waves),
        ("decisions: nothing done", found.dismissed),
        *((f"decisions: {each.value}", count) for each, count in found.measures.items()),
        ("decisions: taken back", found.taken_back),
        ("appeals", found.appeals),
        ("appeals: upheld", found.upheld),
        ("appeals: reversed", found.reversed),
        ("appeals: late", found.late),
        ("seconds to decide: half", _seconds(found.to_decide)),
        ("seconds to decide: nine of ten", _seconds(found.to_decide_most)),
        ("seconds to hear: half", _seconds(found.to_hear)),
        ("seconds to hear: nine of ten", _seconds(found.to_hear_most)),
        *(() if slug else _findings_counted(since, until)),
    ]


def _span(asked: str, *, parts: int, now: datetime) -> _Span:
    today = now.astimezone(UTC)
    present = _Span(today.year, (today.month - 1) * parts // 12 + 1, parts)
    wanted = _ASKED.fullmatch(asked)
    if wanted is None or not 1 <= int(wanted[2]) <= parts:
        return present
    return min(_Span(int(wanted[1]), int(wanted[2]), parts), present)


def _tables(found: Figures) -> list[FigureTable]:
    opened = {str(KINDS[kind]): count for kind, count in found.opened.items()}
    did = {str(MEASURES[each]): count for each, count in found.measures.items()}
    return [
        _drawn(gettext("Cases that were opened"), opened),
        _drawn(gettext("What decisions did"), {**did, gettext("nothing"): found.dismissed}),
        FigureTable(
            gettext("Decisions and appeals"),
            [
                (gettext("Cases that wait now"), number(found.waiting)),
                (gettext("Decisions"), number(found.decisions)),
                (gettext("Texts that went in waves of spam"), number(found.in_waves)),
                (gettext("Taken back by who decided"), number(found.taken_back)),
                (gettext("Appeals"), number(found.appeals)),
                (gettext("Appeals after which the decision stayed"), number(found.upheld)),
                (gettext("Appeals that reversed it"), number(found.reversed)),
                (gettext("Appeals not answered in time"), number(found.late)),
            ],
        ),
        FigureTable(
            gettext("How long it took"),
            [
                (gettext("Half of all cases were decided within"), _took(found.to_decide)),
                (gettext("Nine of ten cases within"), _took(found.to_decide_most)),
                (gettext("Half of all appeals were answered within"), _took(found.to_hear)),
                (gettext("Nine of ten appeals within"), _took(found.to_hear_most)),
            ],
        ),
    ]


def _findings(since: datetime, until: datetime) -> FigureTable:
    """What became of findings, which are the site's alone."""
    found = finding_figures(since=since, until=until)
    return FigureTable(
        gettext("Register of findings"),
        [
            (gettext("Findings that were opened"), number(found.opened)),
            (gettext("Findings that were made final"), number(found.made_final)),
            (gettext("Findings that were dropped"), number(found.dropped)),
            (gettext("Appeals against findings"), number(found.appeals)),
            (gettext("Appeals after which the finding stayed"), number(found.upheld)),
            (gettext("Appeals that ended with it dropped"), number(found.reversed)),
        ],
    )


def _findings_counted(since: datetime, until: datetime) -> list[tuple[str, int]]:
    """The same for programs."""
    found = finding_figures(since=since, until=until)
    return [
        ("findings: opened", found.opened),
        ("findings: final", found.made_final),
        ("findings: dropped", found.dropped),
        ("findings: appeals", found.appeals),
        ("findings: appeals upheld", found.upheld),
        ("findings: appeals reversed", found.reversed),
    ]


def _drawn(title: str, counts: Mapping[str, int]) -> FigureTable:
    """Counts with a bar for each that is not nothing."""
    some = {label: count for label, count in counts.items() if count}
    most = max(some.values(), default=1)
    bars = [
        Bar(place * _BAR, label, number(count), length=count * WIDTH // most)
        for place, (label, count) in enumerate(some.items())
    ]
    lines = [(label, number(count)) for label, count in counts.items()]
    return FigureTable(title, lines, bars, height=len(bars) * _BAR)


def _took(time: timedelta | None) -> str:
    return length(time) if time is not None else "–"


def _seconds(time: timedelta | None) -> str | int:
    return int(time.total_seconds()) if time is not None else ""


def _csv_address(slug: str) -> str:
    if slug:
        return reverse("community_moderation_csv", args=[slug])
    return reverse("moderation_csv")
