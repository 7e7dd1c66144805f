"""Opening cases: reports by anybody, claims by law, and what the site finds by itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.models import Account
from accounts.standing import require_good
from articles.models import Article, Comment
from communities.models import Community
from communities.roles import Role
from communities.selectors import answerable, role_of
from moderation.errors import ModerationError
from moderation.models import Case, LegalClaim, Report
from moderation.process import State
from moderation.reasons import SEVERITY, CaseKind, Reason
from moderation.selectors.subjects import community_of, readable
from moderation.services.alerting import Event, alert

MAX_WORDS: Final = 1000
#: How urgent a claim by law is.
HIGHEST: Final = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """Who claims a right by law, to be reached at this address, and what they state."""

    name: str
    email: str
    right: str
    statement: str


@transaction.atomic
def report(
    *,
    work_id: int | None = None,
    account: Account | None = None,
    community: Community | None = None,
    reporter: Account | None,
    reason: Reason,
    rule: str = "",
    words: str = "",
    key: UUID,
    now: datetime,
) -> Case:
    """Tell the moderators of a text, or of an account as a whole: those of a `community` that it
    is a member of, where one is named. It moves no money.

    It joins the case that is open about it, or opens one. The same form again is the same report,
    and another one by the same reader takes the place of the first. Locks the case.
    ModerationError for what the reader cannot read, for oneself, for who is no member, for too
    many words, and for who is muted in the community; Suspended. Who may decide it is told of a
    new case.
    """
    case = _reported(
        work_id=work_id,
        account=account,
        community=community,
        reporter=reporter,
        reason=reason,
        rule=rule,
        words=words,
        key=key,
        now=now,
    )
    alert(case, event=Event.OPENED, now=now)
    return case


def _reported(
    *,
    work_id: int | None = None,
    account: Account | None = None,
    community: Community | None = None,
    reporter: Account | None,
    reason: Reason,
    rule: str = "",
    words: str = "",
    about: Community | None = None,
    by_law: bool = False,
    key: UUID,
    now: datetime,
) -> Case:
    if reporter is not None:
        require_good(reporter, now=now)
    sent = Report.objects.select_related("case").filter(key=key).first()
    if sent is not None:
        return sent.case
    words = words.strip()
    if len(words) > MAX_WORDS:
        raise ModerationError("A report has at most 1000 characters.")
    text = readable(work_id, viewer=reporter) if work_id is not None else None
    whose = text.author if text is not None else account
    if whose is None:
        raise ModerationError("There is no such text any more: nothing was reported.")
    if whose == reporter:
        raise ModerationError("This is your own: edit or delete it instead.")
    community_id = None if by_law else place_of(text, about=whose, community=community)
    if reporter is not None:
        _require_voice(reporter, community_id=community_id)
    case = open_case(
        CaseKind.LEGAL if by_law else CaseKind.REPORT,
        work_id=text.pk if text is not None else None,
        account=whose,
        community_id=community_id,
        severity=HIGHEST if by_law else SEVERITY[reason],
        tells=False,
        now=now,
    )
    # The same form at the same moment waited for the case's lock: it is found now.
    if (sent := Report.objects.select_related("case").filter(key=key).first()) is not None:
        return sent.case
    told = {
        **{"reason": reason.value, "rule": rule[:80], "words": words, "about": about},
        **{"at": now, "key": key},
    }
    if reporter is None or not case.reports.filter(reporter=reporter).update(**told):
        Report.objects.create(case=case, reporter=reporter, **told)
    return case


def place_of(
    text: Article | Comment | None, *, about: Account, community: Community | None
) -> int | None:
    """The number of the community that a case belongs to: that of its text; of a case about
    somebody, the one that is named, whose member they are; None for the site. ModerationError.
    One query at most.
    """
    if text is not None:
        return community_of(text)
    if community is None:
        return None
    if role_of(about.pk, community_id=community.pk) is Role.GUEST:
        raise ModerationError("@%(name)s is no member of this community.", name=about.name)
    return community.pk


def _require_voice(reporter: Account, *, community_id: int | None) -> None:
    if community_id is not None and role_of(reporter.pk, community_id=community_id) is Role.MUTED:
        raise ModerationError(
            "Moderators muted you in this community: you cannot report its texts now. A person you"
            " can report to the site's moderators, and claim a right by law."
        )


@transaction.atomic
def report_community(
    community: Community,
    *,
    reporter: Account | None,
    reason: Reason,
    words: str = "",
    key: UUID,
    now: datetime,
) -> Case:
    """As `report`, of a community as a whole: it goes to the site's moderators, in the case about
    who answers for the community, and names the community there.
    """
    case = _reported(
        account=answerable(community),
        reporter=reporter,
        reason=reason,
        words=words,
        about=community,
        key=key,
        now=now,
    )
    alert(case, event=Event.OPENED, now=now)
    return case


@transaction.atomic
def claim_legally(
    *, work_id: int, reporter: Account | None, claim: Claim, key: UUID, now: datetime
) -> Case:
    """As `report`, for a right by law; the claimant is to be reached. It is a case of its own for
    the site's moderators, so that nobody takes a community's case away from it by claiming.

    ModerationError as there, and for a claim that is not whole.
    """
    if not all((claim.name.strip(), claim.right.strip(), claim.statement.strip())):
        raise ModerationError("A claim needs your name, the right that you claim, and why.")
    try:
        validate_email(claim.email)
    except ValidationError as error:
        raise ModerationError("A claim needs an e-mail address for the answer.") from error
    sent = Report.objects.select_related("case").filter(key=key, claim__isnull=False).first()
    if sent is not None:
        return sent.case
    case = _reported(
        work_id=work_id,
        reporter=reporter,
        reason=Reason.ILLEGAL,
        by_law=True,
        key=key,
        now=now,
    )
    if case.kind != CaseKind.LEGAL:
        raise ModerationError("This form was sent before: nothing was sent. Begin anew.")
    LegalClaim.objects.update_or_create(
        report=Report.objects.get(key=key),
        defaults={
            "name": claim.name.strip()[:120],
            "email": claim.email,
            "right": claim.right.strip()[:200],
            "statement": claim.statement.strip()[:5000],
        },
    )
    alert(case, event=Event.CLAIM, by_site=True, now=now)
    return case


@transaction.atomic
def open_case(
    kind: CaseKind,
    *,
    work_id: int | None,
    account: Account,
    community_id: int | None,
    severity: int,
    opened_by: Account | None = None,
    tells: bool = True,
    now: datetime,
) -> Case:
    """The open case about a text, or about an account as a whole in a community or on the site,
    made where there is none; of a text, claims by law have one of their own. A more urgent reason
    makes it more urgent. Locks the case. Who may decide a new one is told, unless that is the
    caller's to do, or nobody's.
    """
    by_law = Q(kind=CaseKind.LEGAL.value)
    about = {"work": work_id}
    if not work_id:
        about = {"work": None, "account": account.pk, "community": community_id}
    for _ in range(2):
        found = Case.objects.select_for_update(no_key=True).filter(
            by_law if kind is CaseKind.LEGAL else ~by_law, state=State.OPEN.value, **about
        )
        found = found.exclude(kind=CaseKind.HELD.value)
        if case := found.first():
            if severity > case.severity:
                case.severity = severity
                case.save(update_fields=["severity"])
            return case
        try:
            with transaction.atomic():
                made = Case.objects.create(
                    kind=kind.value,
                    work_id=work_id,
                    account=account,
                    community_id=community_id,
                    severity=severity,
                    opened_by=opened_by,
                    opened_at=now,
                )
                if tells:
                    alert(made, event=Event.OPENED, now=now)
                return made
        except IntegrityError:
            # Somebody opened it at this moment: it is found now.
            continue
    raise ModerationError("Too many report this at once: send it again.")
