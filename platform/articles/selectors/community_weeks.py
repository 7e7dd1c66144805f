"""What became of a community week by week: its texts and what they brought, and its members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.db.models import Case, Count, IntegerField, Q, Sum, Value, When
from django.db.models.functions import Coalesce, TruncWeek

from articles.models import Article
from articles.states import State
from articles.visibility import for_everybody
from communities.models import Community, RoleChange
from communities.roles import MEMBERS

#: Half a year, the week that is not over among them.
WEEKS: Final = 26
_WEEK: Final = timedelta(weeks=1)
_MEMBERS: Final = [role.value for role in MEMBERS]


@dataclass(frozen=True, slots=True)
class Week:
    """A week (UTC), which goes by its Monday: the members at its end, the texts published in it,
    and of those texts who wrote them, their answers and upvotes, and milli-INK paid for them.
    """

    monday: date
    members: int = 0
    texts: int = 0
    authors: int = 0
    answers: int = 0
    votes: int = 0
    paid_milliink: int = 0


def weeks_of(community: Community, *, now: datetime) -> list[Week]:
    """The last weeks of a community, the oldest first; none from before it was founded. Two
    queries, over half a year of its texts and changes of roles.
    """
    this = _monday(now)
    first = max(this - (WEEKS - 1) * _WEEK, _monday(community.founded_at))
    begin = datetime(first.year, first.month, first.day, tzinfo=UTC)
    texts, moved = _texts(community, begin), _moved(community, begin)
    weeks: list[Week] = []
    members, monday = community.members, this
    while monday >= first:
        weeks.append(Week(monday, members, *texts.get(monday, (0, 0, 0, 0, 0))))
        members -= moved.get(monday, 0)
        monday -= _WEEK
    return weeks[::-1]


def _texts(community: Community, begin: datetime) -> Mapping[date, Sequence[int]]:
    found = Article.objects.filter(
        for_everybody(), community=community, state=State.PUBLISHED, published_at__gte=begin
    )
    counted = found.annotate(week=TruncWeek("published_at", tzinfo=UTC)).values("week")
    rows = counted.order_by("week").annotate(
        texts=Count("pk"),
        authors=Count("author", distinct=True),
        answers=Sum("replies"),
        votes=Sum("work__upvotes"),
        paid=Coalesce(Sum("work__payout__payout"), 0),
    )
    listed = rows.values_list("week", "texts", "authors", "answers", "votes", "paid")
    return {week.date(): counts for week, *counts in listed}


def _moved(community: Community, begin: datetime) -> Mapping[date, int]:
    """How many members came less how many left, by week."""
    step = Case(
        When(Q(after__in=_MEMBERS) & ~Q(before__in=_MEMBERS), then=Value(1)),
        When(Q(before__in=_MEMBERS) & ~Q(after__in=_MEMBERS), then=Value(-1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    found = RoleChange.objects.filter(community=community, at__gte=begin)
    by_week = found.annotate(week=TruncWeek("at", tzinfo=UTC)).values("week")
    rows = by_week.order_by("week").annotate(moved=Sum(step))
    return {row["week"].date(): row["moved"] for row in rows}


def _monday(moment: datetime) -> date:
    day = moment.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())
