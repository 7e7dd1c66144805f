"""Telling who may decide a case, or sign a proposal, that there is something to decide."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db.models import Q, QuerySet

from accounts.models import Account
from accounts.standing import suspended
from communities.roles import Right, Role, may
from moderation.models import Case, Proposal
from notifications.kinds import Kind, News
from notifications.services import tell

#: So many are told at most: officers of a community are few, and those of the site too.
MOST: Final = 100
_DECIDERS: Final = [role.value for role in Role if may(role, Right.DECIDE)]


class Event(StrEnum):
    """What there is to do in a case."""

    OPENED = "opened"
    #: Somebody claims a right by law.
    CLAIM = "claim"
    APPEAL = "appeal"
    #: The author said more, and nobody hears the appeal yet.
    MORE = "more"


class Step(StrEnum):
    """How far a proposal has come, as the audit trail has it."""

    MADE = "proposal.made"
    SIGNED = "proposal.signed"
    DONE = "proposal.done"
    FAILED = "proposal.failed"
    STOPPED = "proposal.stopped"
    LAPSED = "proposal.lapsed"


def alert(
    case: Case,
    *,
    event: Event,
    by_site: bool = False,
    besides: Collection[int | None] = (),
    now: datetime,
) -> None:
    """Tell the moderators of a case's community, or of the site, once for each event; `by_site`
    where only the latter may act.

    Not whom it is about, who reported it, who is suspended, nor those `besides`; where that leaves
    nobody of a community, as where one looks after it alone, the site's moderators are told. What
    is about an officer of the site is for its administrators. Two queries, three where nobody is
    left.
    """
    shut_out = [each for each in (case.account_id, *besides) if each]
    told = _others(_deciders(case, by_site=by_site), case=case, besides=shut_out)
    if not told and case.community_id is not None and not by_site:
        told = _others(_deciders(case, by_site=True), case=case, besides=shut_out)
    group = f"case/{case.pk}/{event}"
    tell(News(each, Kind.CASE, key=group, group=group, at=now) for each in told)


def alert_administrators(
    proposal: Proposal, *, event: Step, by: Account | None, now: datetime
) -> None:
    """Tell administrators how far a proposal has come, neither who did it nor whom it is about:
    all of them while it can be signed or stopped, else who proposed and signed it. Two queries.
    """
    wanted = Account.objects.filter(is_active=True, is_staff=True, is_superuser=True)
    if event not in (Step.MADE, Step.SIGNED):
        wanted = wanted.filter(pk__in=[it for it in (proposal.by_id, proposal.signed_by_id) if it])
    besides = [it for it in (by.pk if by is not None else None, proposal.receiver_id) if it]
    told = wanted.exclude(pk__in=besides).exclude(pk__in=suspended()).order_by("pk")
    group = f"proposal/{proposal.pk}/{event.name.lower()}"
    tell(
        News(each, Kind.PROPOSAL, key=group, group=group, at=now)
        for each in told.values_list("pk", flat=True)[:MOST]
    )


def _others(wanted: QuerySet[Account], *, case: Case, besides: Collection[int]) -> list[int]:
    reporters = case.reports.filter(reporter__isnull=False).values("reporter")
    found = wanted.filter(is_active=True).exclude(pk__in=besides).exclude(pk__in=reporters)
    return list(
        found.exclude(pk__in=suspended()).order_by("pk").values_list("pk", flat=True)[:MOST]
    )


def _deciders(case: Case, *, by_site: bool) -> QuerySet[Account]:
    if case.account is not None and case.account.is_staff:
        return Account.objects.filter(is_staff=True, is_superuser=True)
    if case.community_id is None or by_site:
        return Account.objects.filter(is_staff=True)
    there = Q(memberships__community=case.community_id, memberships__role__in=_DECIDERS)
    return Account.objects.filter(there)
