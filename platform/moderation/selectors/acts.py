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
#: How the names of acts begin by which somebody is judged.
_OF_CASES: Final = ("appeal.", "case.", "claim.", "decision.", "held.", "account.noted")


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


def unseen_by(reader: int) -> Q:
    """Acts that this account does not read, whatever office it holds: what colleagues did in cases
    about it, and noted of it. Who decided is told to nobody whom it concerns.
    """
    about = Q(account=reader)
    apart = Q(case__account=reader)
    for act in _OF_CASES:
        apart |= about & Q(act__startswith=act)
    return apart & (Q(by=None) | ~Q(by=reader))


def acts(
    wanted: WantedActs,
    *,
    reader: int,
    before: int | None = None,
    limit: int = ACTS_ON_A_PAGE + 1,
) -> list[StaffAct]:
    """Acts of the whole site as far as the account `reader` reads them, the newest first, below
    the number `before`. One query.

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
    found = StaffAct.objects.filter(asked).exclude(unseen_by(reader))
    rows = found.select_related("by", "account", "community")
    return list(rows.order_by("-pk")[:limit])


def every_act(wanted: WantedActs, *, reader: int) -> Iterator[StaffAct]:
    """All of them up to MOST, read page by page."""
    before: int | None = None
    for _ in range(MOST // _PAGE):
        page = acts(wanted, reader=reader, before=before, limit=_PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        before = page[-1].pk
