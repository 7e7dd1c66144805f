"""The audit trail of what staff does."""

from datetime import datetime
from typing import TypedDict

from accounts.models import Account
from communities.models import Community
from moderation.models import Case, StaffAct


class Details(TypedDict, total=False):
    """What an act says beside who did what to whom. The desk has words for each of these names."""

    after: str | int
    announcement: int
    answers: int | None
    before: str | int
    by_decision: int
    changed: str
    claim: int
    decision: int
    does: str
    entries: int
    family: str
    finding: int
    held: int
    letters: int
    list: int
    measures: str
    milli_ink: int
    name: str
    operator: str
    pays: bool
    proposal: int
    reply: int
    rules: str
    spending: int
    task: str
    texts: int | None
    title: str
    upvotes: int | None
    votes: int
    wave: int
    what: str
    why: str
    work: int


def record(
    by: Account | None,
    *,
    act: str,
    case: Case | None = None,
    account: Account | None = None,
    community: Community | None = None,
    details: Details | None = None,
    now: datetime,
) -> None:
    """Add a line to the audit trail, in the transaction of what it tells of. `act` is a short name
    as "case.decided", `details` small facts without the words of letters or texts. What is done in
    a case concerns whom and where the case does, if nothing else is said.
    """
    whom = account.pk if account is not None else None
    where = community.pk if community is not None else None
    if case is not None:
        whom, where = whom or case.account_id, where or case.community_id
    StaffAct.objects.create(
        by=by,
        act=act,
        case=case,
        account_id=whom,
        community_id=where,
        details=dict(details or {}),
        at=now,
    )
