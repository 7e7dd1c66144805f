"""The public log: what was decided, by office, naming nobody."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Min, Q

from communities.models import Community
from moderation.measures import Measure
from moderation.models import Decision, Effect
from moderation.process import Outcome
from moderation.reasons import CaseKind
from moderation.rights import As

LINES: Final = 50


@dataclass(frozen=True, slots=True)
class LogLine:
    """One decision as the public log shows it: by office, naming nobody."""

    number: int
    at: datetime
    office: As
    #: Slug and title of the community; "" where it is the site's.
    community: str
    community_title: str
    #: None for a decision that undoes another, or makes it final.
    measures: Sequence[Measure]
    rule: str
    until: datetime | None
    #: The text it is about, whatever became of it; None for an account as a whole.
    work: int | None
    #: Of the decision that this one takes back, and of the one that took this one back.
    undoes: int | None
    undone_by: int | None
    #: How an appeal against it ended, or None.
    appeal: Outcome | None

    @property
    def is_final(self) -> bool:
        """Whether it pays back to the pool what a final decision held."""
        return not self.measures and self.undoes is None

    @property
    def by_itself(self) -> bool:
        """Whether the site did it, without anybody."""
        return self.office is As.AUTOMATIC


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log, newest first, and behind which number the next begins; 0 at its end."""

    lines: Sequence[LogLine]
    after: int


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to before another."""

    since: datetime
    until: datetime


def public_log(
    *,
    community: Community | None = None,
    measure: Measure | None = None,
    span: Span | None = None,
    after: int = 0,
    limit: int = LINES,
) -> Log:
    """What was decided, newest first; dismissed reports are nobody's business. One query."""
    shown = Decision.objects.exclude(Q(measures=[], undoes=None) & ~Q(office=As.AUTOMATIC.value))
    if community is not None:
        shown = shown.filter(case__community=community)
    if measure is not None:
        shown = shown.filter(measures__contains=[measure.value])
    if span is not None:
        shown = shown.filter(at__gte=span.since, at__lt=span.until)
    if after:
        shown = shown.filter(pk__lt=after)
    rows = list(
        shown.select_related("case__community", "undone_by", "appeal").order_by("-pk")[: limit + 1]
    )
    lines = [_line(row) for row in rows[:limit]]
    return Log(lines, lines[-1].number if len(rows) > limit else 0)


def log_line(number: int) -> LogLine | None:
    """The line of one decision; None where there is none. One query."""
    found = Decision.objects.select_related("case__community", "undone_by", "appeal")
    row = found.filter(pk=number).first()
    return _line(row) if row else None


def log_lines(numbers: Collection[int]) -> Mapping[int, LogLine]:
    """The lines of some decisions, by their number. One query."""
    found = Decision.objects.select_related("case__community", "undone_by", "appeal")
    return {row.pk: _line(row) for row in found.filter(pk__in=numbers)}


def first_decided(*, community: Community | None = None) -> datetime | None:
    """When the first decision was made; None before there is one. One query."""
    found = Decision.objects.all()
    if community is not None:
        found = found.filter(case__community=community)
    first: datetime | None = found.aggregate(first=Min("at"))["first"]
    return first


def removals(works: Collection[int]) -> Mapping[int, LogLine]:
    """The decisions by which texts are removed now, by text. One query, none for no texts."""
    if not works:
        return {}
    found = Decision.objects.filter(
        case__work__in=works, effects__measure=Measure.REMOVE.value, effects__ended_at=None
    )
    rows = found.select_related("case__community", "undone_by", "appeal").order_by("pk")
    return {row.case.work_id: _line(row) for row in rows if row.case.work_id is not None}


def in_force(work: int, *, measures: Collection[Measure]) -> Sequence[tuple[Measure, LogLine]]:
    """What decisions do to a text now, of these measures: the newest decision for each, in the
    order of the measures. One query.
    """
    found = Effect.objects.filter(
        decision__case__work=work, measure__in=[each.value for each in measures], ended_at=None
    )
    above = ("decision__case__community", "decision__undone_by", "decision__appeal")
    newest = {
        Measure(row.measure): _line(row.decision)
        for row in found.select_related(*above).order_by("pk")
    }
    return [(each, newest[each]) for each in Measure if each in newest]


def is_removed_by_law(works: Collection[int]) -> bool:
    """Whether one of these texts is removed now for a claim by law. One query, none for none."""
    if not works:
        return False
    return Decision.objects.filter(
        case__work__in=works,
        case__kind=CaseKind.LEGAL.value,
        effects__measure=Measure.REMOVE.value,
        effects__ended_at=None,
    ).exists()


def _line(row: Decision) -> LogLine:
    community = row.case.community
    undone = getattr(row, "undone_by", None)
    appeal = getattr(row, "appeal", None)
    return LogLine(
        number=row.pk,
        at=row.at,
        office=As(row.office),
        community=community.slug if community else "",
        community_title=community.title if community else "",
        measures=[Measure(each) for each in row.measures],
        rule=row.rule,
        until=row.until,
        work=row.case.work_id,
        undoes=row.undoes_id,
        undone_by=undone.pk if undone else None,
        appeal=Outcome(appeal.outcome) if appeal and appeal.outcome else None,
    )
