"""The figures of a span: what was reported, decided and appealed against, and how long it took."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q, QuerySet

from communities.models import Community
from moderation.measures import Measure
from moderation.models import Appeal, Case, Decision
from moderation.process import Outcome, State
from moderation.reasons import CaseKind


@dataclass(frozen=True, slots=True)
class Figures:
    """What moderators did in a span; the site's by itself apart."""

    opened: Mapping[CaseKind, int]
    #: Open now, whenever they were opened.
    waiting: int
    #: Of single cases; texts that a wave of spam took away are counted apart.
    decisions: int
    in_waves: int
    dismissed: int
    measures: Mapping[Measure, int]
    appeals: int
    upheld: int
    reversed: int
    taken_back: int
    #: Not ended by the time that was due in this span.
    late: int
    #: In half of all cases and appeals, and in nine of ten; waves aside, which are decided as they
    #: are opened.
    to_decide: timedelta | None
    to_decide_most: timedelta | None
    to_hear: timedelta | None
    to_hear_most: timedelta | None


def quarter(year: int, number: int) -> tuple[datetime, datetime]:
    """When a quarter begins, and when the next one does, in UTC; `number` is 1 to 4."""
    first = 3 * number - 2
    until = (year + 1, 1) if number == 4 else (year, first + 3)
    return datetime(year, first, 1, tzinfo=UTC), datetime(*until, 1, tzinfo=UTC)


def month(year: int, number: int) -> tuple[datetime, datetime]:
    """When a month begins, and when the next one does, in UTC; `number` is 1 to 12."""
    until = (year + 1, 1) if number == 12 else (year, number + 1)
    return datetime(year, number, 1, tzinfo=UTC), datetime(*until, 1, tzinfo=UTC)


def figures(
    *, since: datetime, until: datetime, community: Community | None = None, now: datetime
) -> Figures:
    """What was reported and decided from one moment to before another. Eight queries."""
    here = {} if community is None else {"community": community}
    case_here = {} if community is None else {"case__community": community}
    appeal_here = {} if community is None else {"decision__case__community": community}
    opened = Case.objects.filter(opened_at__gte=since, opened_at__lt=until, **here)
    kinds = dict(opened.order_by().values_list("kind").annotate(Count("pk")))
    made = Decision.objects.filter(at__gte=since, at__lt=until, by__isnull=False, **case_here)
    ended = Appeal.objects.filter(ended_at__gte=since, ended_at__lt=until, **appeal_here)
    outcomes = ended.aggregate(
        upheld=Count("pk", filter=Q(outcome=Outcome.UPHELD.value)),
        reversed=Count("pk", filter=Q(outcome=Outcome.REVERSED.value)),
        median=_within(0.5, "ended_at", "at"),
        most=_within(0.9, "ended_at", "at"),
    )
    due = Appeal.objects.filter(due_at__gte=since, due_at__lt=min(until, now), **appeal_here)
    late = due.filter(Q(ended_at=None) | Q(ended_at__gt=F("due_at")))
    decided = Case.objects.filter(decided_at__gte=since, decided_at__lt=until, **here)
    decided = decided.exclude(kind=CaseKind.WAVE.value)
    taken = decided.aggregate(
        median=_within(0.5, "decided_at", "opened_at"),
        most=_within(0.9, "decided_at", "opened_at"),
    )
    measures: Counter[Measure] = Counter()
    singly = in_waves = dismissed = 0
    for row in _rulings(made):
        measures.update({Measure(each): row["every"] for each in row["measures"]})
        singly, in_waves = singly + row["alone"], in_waves + row["swept"]
        # What waited and was let out was no complaint.
        dismissed += 0 if row["measures"] else row["alone"] - row["let_out"]
    undone = made.filter(undoes__isnull=False).exclude(
        undoes__appeal__outcome=Outcome.REVERSED.value
    )
    appealed = Appeal.objects.filter(at__gte=since, at__lt=until, **appeal_here)
    return Figures(
        opened={kind: kinds.get(kind.value, 0) for kind in CaseKind},
        waiting=Case.objects.filter(state=State.OPEN.value, **here).count(),
        decisions=singly,
        in_waves=in_waves,
        dismissed=dismissed,
        measures={each: measures[each] for each in Measure},
        appeals=appealed.count(),
        upheld=outcomes["upheld"],
        reversed=outcomes["reversed"],
        taken_back=undone.count(),
        late=late.count(),
        to_decide=taken["median"],
        to_decide_most=taken["most"],
        to_hear=outcomes["median"],
        to_hear_most=outcomes["most"],
    )


def _rulings(made: QuerySet[Decision]) -> Iterable[Mapping[str, Any]]:
    """How many decisions took the same measures: all, those of single cases, of texts in waves,
    and about what waited. One query.
    """
    wave = Q(case__kind=CaseKind.WAVE.value)
    return (
        made.filter(undoes=None)
        .order_by()
        .values("measures")
        .annotate(
            every=Count("pk"),
            alone=Count("pk", filter=~wave),
            swept=Count("pk", filter=wave & Q(case__work__isnull=False)),
            let_out=Count("pk", filter=Q(case__kind=CaseKind.HELD.value)),
        )
    )


class Within(Aggregate):
    """What so many of a set of values, 0.5 for half of them, do not exceed; between two values
    where none is exactly there.
    """

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(part)s) WITHIN GROUP (ORDER BY %(expressions)s)"


def _within(part: float, end: str, begin: str) -> Within:
    taken = ExpressionWrapper(F(end) - F(begin), output_field=DurationField())
    return Within(taken, output_field=DurationField(), part=part)
