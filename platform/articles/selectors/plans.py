"""What is planned, by whom it waits, and what somebody is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, TextField, Value, When

from accounts.models import Account
from articles.models import Consent, Plan, ShareRequest

#: Requests on a page.
PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """One co-author of a planned text."""

    name: str
    weight_bp: int
    state: Consent


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned text of one's own."""

    key: UUID
    title: str
    publish_at: datetime
    failure: str
    asked: Sequence[Asked]


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody is asked: to be named as co-author of a text for a part of its reward."""

    number: int
    author: str
    author_shown: str
    title: str
    #: "" unless it was asked for.
    body: str
    #: Of the draft.
    version: int
    weight_bp: int
    state: Consent


@dataclass(frozen=True, slots=True)
class Requests:
    """A page of what somebody is asked; `before` leads to the next one, 0 at the end."""

    requests: Sequence[Request]
    before: int


def plans_of(account: Account) -> list[Planned]:
    """One's planned texts, the next first. Two queries."""
    rows = Plan.objects.filter(draft__account=account).order_by("publish_at", "pk")
    known = list(rows.select_related("draft"))
    asked: dict[int, list[Asked]] = {}
    requests = ShareRequest.objects.filter(draft__in=[plan.pk for plan in known])
    for draft, name, weight, state in requests.order_by("account__name").values_list(
        "draft", "account__name", "weight_bp", "state"
    ):
        asked.setdefault(draft, []).append(Asked(name, weight, Consent(state)))
    return [
        Planned(
            plan.draft.key,
            plan.draft.title,
            plan.publish_at,
            plan.failure,
            asked.get(plan.pk, ()),
        )
        for plan in known
    ]


def requests_to(account: Account, *, read: int = 0, before: int | None = None) -> Requests:
    """What one is asked before the request `before`, the newest first; at most PAGE. One query.

    The whole text, as it stands now, comes with the request `read` alone: everybody may ask, and
    each text may be as long as any.
    """
    found = ShareRequest.objects.filter(account=account).order_by("-pk")
    if before is not None:
        found = found.filter(pk__lt=before)
    whole = Case(When(pk=read, then=F("draft__body")), default=Value(""), output_field=TextField())
    rows = list(
        found.annotate(body=whole)
        .select_related("draft__account")
        .defer("draft__body", "draft__choices")[: PAGE + 1]
    )
    shown = [
        Request(
            row.pk,
            row.draft.account.name,
            row.draft.account.shown_name,
            row.draft.title,
            row.body,
            row.draft.version,
            row.weight_bp,
            Consent(row.state),
        )
        for row in rows[:PAGE]
    ]
    return Requests(shown, shown[-1].number if len(rows) > PAGE else 0)


def due_plans(now: datetime, *, limit: int = 100) -> list[int]:
    """Numbers of plans whose time has come and that wait for nobody, oldest first. One query."""
    due = Plan.objects.filter(publish_at__lte=now, failure="")
    waiting = ShareRequest.objects.filter(draft=OuterRef("draft"), state=Consent.ASKED.value)
    ready = due.exclude(Exists(waiting)).order_by("publish_at")
    return list(ready.values_list("pk", flat=True)[:limit])
