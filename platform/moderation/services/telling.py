"""Telling whom a decision concerns."""

from moderation.models import Case, Decision
from notifications.kinds import Kind, News
from notifications.services import tell


def tell_author(case: Case, *, decision: Decision) -> None:
    """Tell whom a case is about of a decision; the notice leads to it."""
    if case.account_id is None:
        return
    key = f"decision/{decision.pk}"
    tell([News(case.account_id, Kind.DECISION, key, key, decision.at, work=case.work_id)])


def tell_reporters(case: Case, *, decision: Decision) -> None:
    """Tell who reported it that it is decided, not how. One query."""
    key = f"reported/{case.pk}"
    reporters = case.reports.filter(reporter__isnull=False).values_list("reporter", flat=True)
    tell([News(each, Kind.REPORTED, key, key, decision.at) for each in reporters if each])
