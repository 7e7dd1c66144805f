"""Decisions about one person in bulk, as far as lists read them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from accounts.models import Account
from communities.models import Community
from moderation.measures import Measure
from moderation.models import Case, Decision
from moderation.process import State
from moderation.reasons import CaseKind
from moderation.rights import As


def warn_often(author: Account, *, moments: Iterable[datetime]) -> None:
    """A warning by the founder of the world's community at each of the moments."""
    room = Community.objects.get(slug="gardening")
    cases = Case.objects.bulk_create(
        Case(
            kind=CaseKind.REPORT.value,
            account=author,
            community=room,
            severity=1,
            state=State.DECIDED.value,
            opened_at=at,
            decided_at=at,
        )
        for at in moments
    )
    Decision.objects.bulk_create(
        Decision(
            case=case,
            measures=[Measure.WARN.value],
            rule="Be kind",
            message="Please.",
            by=room.founder,
            office=As.COMMUNITY.value,
            at=case.opened_at,
            key=uuid4(),
        )
        for case in cases
    )
