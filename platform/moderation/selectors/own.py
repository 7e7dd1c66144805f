"""What moderators decided about somebody, and what became of what they reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from accounts.models import Account
from moderation.measures import Measure
from moderation.models import AppealMessage, Decision, Report
from moderation.process import APPEAL_WITHIN, Outcome, State
from moderation.reasons import Reason
from moderation.rights import As
from rewards.models import Hold

ON_A_PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said in an appeal: by its author, or by who hears it, whom nobody names."""

    by_author: bool
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AboutMe:
    """A decision as whom it is about sees it: who decided is told by office."""

    number: int
    at: datetime
    office: As
    #: Slug and title of the community; "" where the site decided.
    community: str
    community_title: str
    work: int | None
    #: None where it takes another decision back, or pays back what a final one held.
    measures: Sequence[Measure]
    rule: str
    quoted: str
    message: str
    label: str
    until: datetime | None
    #: Which measures last still.
    lasting: Sequence[Measure]
    #: Until when an appeal can be made; None where it cannot, or was.
    appeal_until: datetime | None
    appealed_at: datetime | None
    due_at: datetime | None
    outcome: Outcome | None
    undoes: int | None
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Reported:
    """A report of one's own; what was decided is told to whom it is about alone."""

    case: int
    work: int | None
    account: str
    reason: Reason
    words: str
    at: datetime
    decided_at: datetime | None


def decisions_about(
    account: Account, *, now: datetime, after: int = 0, limit: int = ON_A_PAGE
) -> list[AboutMe]:
    """What was decided about somebody, the newest first, before the decision of that number; not
    what was dismissed. Two queries.
    """
    found = _told(account)
    if after:
        found = found.filter(pk__lt=after)
    return [_about(row, now=now) for row in found.order_by("-pk")[:limit]]


def decision_about(account: Account, *, number: int, now: datetime) -> AboutMe | None:
    """One decision about somebody; None where there is none about them. Two queries."""
    row = _told(account).filter(pk=number).first()
    return _about(row, now=now) if row else None


def said_in(account: Account, *, number: int) -> list[Said]:
    """What was said in somebody's own appeal against a decision, in order. One query."""
    rows = AppealMessage.objects.filter(
        appeal=number, appeal__decision__case__account=account
    ).order_by("pk")
    return [Said(row.by_id == account.pk, row.words, row.at) for row in rows]


def reports_of(account: Account, *, after: int = 0, limit: int = ON_A_PAGE) -> list[Reported]:
    """What somebody reported, the newest first, before the case of that number. One query."""
    found = Report.objects.filter(reporter=account).select_related("case__account")
    if after:
        found = found.filter(case__lt=after)
    return [
        Reported(
            case=row.case_id,
            work=row.case.work_id,
            account=row.case.account.name if row.case.account else "",
            reason=Reason(row.reason),
            words=row.words,
            at=row.at,
            decided_at=row.case.decided_at,
        )
        for row in found.order_by("-case")[:limit]
    ]


def held_reward(work_id: int) -> bool:
    """Whether the reward of a text waits for a decision. One query."""
    return Hold.objects.filter(pk=work_id, state=Hold.State.PLACED).exists()


def _told(account: Account) -> QuerySet[Decision]:
    """What its author was told of: not what was dismissed."""
    dismissed = Q(measures=[], undoes=None) & ~Q(office=As.AUTOMATIC.value)
    found = Decision.objects.filter(case__account=account).exclude(dismissed)
    return found.select_related("case__community", "appeal", "undone_by").prefetch_related(
        "effects"
    )


def _about(row: Decision, *, now: datetime) -> AboutMe:
    case, community = row.case, row.case.community
    appeal, undone = getattr(row, "appeal", None), getattr(row, "undone_by", None)
    until = row.at + APPEAL_WITHIN
    appealable = (
        bool(row.measures)
        and row.by_id is not None
        and case.state == State.DECIDED.value
        and now < until
    )
    return AboutMe(
        number=row.pk,
        at=row.at,
        office=As(row.office),
        community=community.slug if community else "",
        community_title=community.title if community else "",
        work=case.work_id,
        measures=[Measure(each) for each in row.measures],
        rule=row.rule,
        quoted=row.quoted,
        message=row.message,
        label=row.label,
        until=row.until,
        lasting=[Measure(each.measure) for each in row.effects.all() if each.ended_at is None],
        appeal_until=until if appealable else None,
        appealed_at=appeal.at if appeal else None,
        due_at=appeal.due_at if appeal else None,
        outcome=Outcome(appeal.outcome) if appeal and appeal.outcome else None,
        undoes=row.undoes_id,
        undone_by=undone.pk if undone else None,
    )
