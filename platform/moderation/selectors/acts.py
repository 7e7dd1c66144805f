"""The audit trail: who in office did what, when, to whom; narrowed by any of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from moderation.models import StaffAct

ACTS_ON_A_PAGE: Final = 50
#: A file of acts goes no further back than so many.
MOST: Final = 100_000
_PAGE: Final = 1_000


@dataclass(frozen=True, slots=True)
class WantedActs:
    """What to look for; "" and None look for everything. `whom` is who did it or whom it
    concerned.
    """

    by: str = ""
    whom: str = ""
    act: str = ""
    community: str = ""
    since: datetime | None = None
    until: datetime | None = None


def acts(
    wanted: WantedActs, *, before: int | None = None, limit: int = ACTS_ON_A_PAGE + 1
) -> list[StaffAct]:
    """Acts of the whole site, the newest first, below the number `before`. One query.

    An act is asked for by its name or by the part before the point: "case" finds "case.decided".
    """
    asked = Q() if before is None else Q(pk__lt=before)
    if wanted.by:
        asked &= Q(by__name=wanted.by)
    if wanted.whom:
        asked &= Q(account__name=wanted.whom)
    if wanted.act:
        asked &= Q(act=wanted.act) | Q(act__startswith=f"{wanted.act}.")
    if wanted.community:
        asked &= Q(community__slug=wanted.community)
    if wanted.since is not None:
        asked &= Q(at__gte=wanted.since)
    if wanted.until is not None:
        asked &= Q(at__lt=wanted.until)
    rows = StaffAct.objects.filter(asked).select_related("by", "account", "community")
    return list(rows.order_by("-pk")[:limit])


def every_act(wanted: WantedActs) -> Iterator[StaffAct]:
    """All of them up to MOST, read page by page."""
    before: int | None = None
    for _ in range(MOST // _PAGE):
        page = acts(wanted, before=before, limit=_PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        before = page[-1].pk
