"""A community in figures: drawings of its weeks, and the table that they are drawn from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext

from accounts.models import Account
from articles.selectors.community_weeks import Week, weeks_of
from frontend.pages import communities
from frontend.pages.drawings import WIDTH
from frontend.pages.feeds import head_of
from frontend.phrases import ink, number
from frontend.shown.weeks import Column, Columns, FiguresPage, WeekLine

HEIGHT: Final = 96
#: Fewer weeks or texts than these make no drawing that says anything.
FEWEST_WEEKS: Final = 3
FEWEST_TEXTS: Final = 5


def figures(slug: str, *, viewer: Account | None, now: datetime) -> FiguresPage:
    """A community week by week; Http404 for none. At most five queries."""
    community = communities.at(slug)
    weeks = weeks_of(community, now=now)
    texts = sum(each.texts for each in weeks)
    drawn = len(weeks) >= FEWEST_WEEKS and texts >= FEWEST_TEXTS
    return FiguresPage(
        head=head_of(community, viewer=viewer),
        drawings=_drawings(weeks) if drawn else (),
        weeks=[_line(each) for each in reversed(weeks)],
    )


def _drawings(weeks: Sequence[Week]) -> list[Columns]:
    """What there was any of, each by itself."""
    paid = [each.paid_milliink for each in weeks]
    drawn = [
        columns(weeks, title=title, values=values)
        for title, values in (
            (gettext("Members"), [each.members for each in weeks]),
            (gettext("Texts"), [each.texts for each in weeks]),
            (gettext("Writers"), [each.authors for each in weeks]),
            (gettext("Answers"), [each.answers for each in weeks]),
            (gettext("Upvotes"), [each.votes for each in weeks]),
        )
        if any(values)
    ]
    if any(paid):
        money = columns(weeks, title=gettext("Rewards paid"), values=paid)
        drawn.append(replace(money, words=_words(ink(max(paid)), ink(paid[-1])), is_money=True))
    return drawn


def columns(weeks: Sequence[Week], *, title: str, values: Sequence[int]) -> Columns:
    """A column for each week, as high as its part of the highest, rounded up to a pixel."""
    most, pitch = max(values, default=0), WIDTH // max(len(values), 1)
    drawn = [
        Column(place * pitch, HEIGHT - height, height)
        for place, value in enumerate(values)
        if (height := -(-value * HEIGHT // most) if most else 0)
    ]
    return Columns(
        title,
        _words(number(most), number(values[-1])),
        drawn,
        pitch=max(pitch - 2, 1),
        first=_week_name(weeks[0]),
        last=_week_name(weeks[-1]),
    )


def _words(most: str, last: str) -> str:
    return gettext("at most %(most)s, last %(last)s") % {"most": most, "last": last}


def _line(week: Week) -> WeekLine:
    counts = (week.members, week.texts, week.authors, week.answers, week.votes)
    cells = [number(each) for each in counts]
    return WeekLine(_week_name(week), [*cells, ink(week.paid_milliink)])


def _week_name(week: Week) -> str:
    return date_format(week.monday, "DATE_FORMAT", use_l10n=True)
