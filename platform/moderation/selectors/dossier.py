"""What an office knows of a person: what was decided, what waits, and what colleagues noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from accounts.models import Account, Restriction
from communities.models import Membership
from moderation.measures import TEMPORARY, Measure
from moderation.models import Case, Decision, HeldText, Note
from moderation.process import State
from moderation.rights import Office
from moderation.selectors.queue import of_office

_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Dossier:
    """As far as an office reaches; a community's knows nothing of what is elsewhere."""

    account: Account
    #: The newest first.
    decisions: Sequence[Decision]
    #: Decisions that warned, alone or beside a measure, and those of which a measure lasts; what
    #: was taken back is in neither.
    warnings: int
    measures: int
    cases: Sequence[Case]
    notes: Sequence[Note]
    held: int
    #: What restricts the account now; for the site's officers alone.
    restrictions: Sequence[Restriction]
    memberships: Sequence[Membership]


def dossier(account: Account, *, office: Office, now: datetime) -> Dossier:
    """What is known of an account. Six queries."""
    decisions = list(
        of_office(office, Decision.objects.filter(case__account=account), "case__community")
        .select_related("case__community", "undone_by")
        .order_by("-pk")[:_MOST]
    )
    standing = [it for it in decisions if it.measures and _stands(it)]
    cases = Case.objects.filter(account=account, state=State.OPEN.value)
    held = HeldText.objects.filter(account=account, state=HeldText.State.WAITING)
    restrictions: Sequence[Restriction] = ()
    if office.moderator:
        restrictions = list(account.restrictions.filter(lifted_at=None).order_by("pk"))
    places = account.memberships.select_related("community").order_by("community__title")
    return Dossier(
        account=account,
        decisions=decisions,
        warnings=sum(Measure.WARN in it.measures for it in standing),
        measures=sum(_lasts(it, now=now) for it in standing),
        cases=list(of_office(office, cases, "community").select_related("community")[:_MOST]),
        # Nobody reads what colleagues noted of oneself.
        notes=() if account.pk == office.account else notes_about(account.pk, office=office),
        held=of_office(office, held, "community").count(),
        restrictions=restrictions,
        memberships=list(of_office(office, places, "community")[:_MOST]),
    )


def _stands(decision: Decision) -> bool:
    """Whether nobody took it back; what the site did by itself stands until somebody decides."""
    if decision.by_id is None:
        return decision.case.state == State.OPEN.value
    return not hasattr(decision, "undone_by")


def _lasts(decision: Decision, *, now: datetime) -> bool:
    """Whether a measure of it, besides a warning, did not end with its time."""
    over = decision.until is not None and decision.until <= now
    return any(
        each != Measure.WARN and not (over and each in TEMPORARY)
        for each in map(Measure, decision.measures)
    )


def notes_about(account_id: int, *, office: Office) -> Sequence[Note]:
    """What colleagues noted of a person, the newest first: those of one's communities, and of the
    site for its officers. One query.
    """
    rows = of_office(office, Note.objects.filter(account=account_id), "community")
    return list(rows.select_related("by", "community").order_by("-pk")[:_MOST])
