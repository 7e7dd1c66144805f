"""Telling whom a decision concerns, and whose text is put before others."""

from datetime import datetime

from accounts.models import Account
from articles.models import Article
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
    """Tell who reported it that it is decided, and again where a decision is taken back; what it
    is stands on the page of their cases. One query.
    """
    key = f"reported/{case.pk}"
    if decision.undoes_id is not None:
        key = f"{key}/{decision.pk}"
    reporters = case.reports.filter(reporter__isnull=False).values_list("reporter", flat=True)
    tell([News(each, Kind.REPORTED, key, key, decision.at) for each in reporters if each])


def tell_shown(
    work_id: int, *, group: str, by: Account, actor: int | None = None, now: datetime
) -> None:
    """Tell an author, once for each `group`, that somebody else put their text somewhere; `actor`
    where it is said who. One query, and one to tell.
    """
    author = Article.objects.values_list("author", flat=True).get(pk=work_id)
    if author != by.pk:
        tell([News(author, Kind.SHOWN, group, group, now, actor=actor, work=work_id)])
