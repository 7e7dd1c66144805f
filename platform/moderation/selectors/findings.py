"""The register of findings, for everybody, for those concerned and for officers.

Who is concerned is named only where the published rule says so, and never who closed their account
or is suspended; the replies of a closed account are gone with its name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import Account
from accounts.standing import is_suspended
from moderation.findings import Family, FindingState, names_are_shown
from moderation.models import Finding, FindingAppeal, FindingReply, FindingSubject
from moderation.process import Outcome
from moderation.rights import Office
from moderation.selectors.patterns import Pair, pairs_of

FINDINGS_ON_A_PAGE: Final = 20
#: Findings on a page of one's own, beside decisions and reports.
MOST: Final = 10
_UNDER_WAY: Final = (FindingState.OPEN.value, FindingState.ANSWERED.value)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One line of the register."""

    number: int
    family: Family
    state: FindingState
    at: datetime
    accounts: int
    replies_until: datetime
    appeal_until: datetime | None
    appealed: bool


@dataclass(frozen=True, slots=True)
class Appealed:
    """An appeal against a final finding; without an outcome it waits until it is due."""

    words: str
    at: datetime
    due_at: datetime
    outcome: Outcome | None
    answer: str


@dataclass(frozen=True, slots=True)
class Concerned:
    """One account of a finding under its number there."""

    number: int
    #: "" where the register does not name it.
    name: str
    closed: bool
    replies: Sequence[tuple[str, datetime]]
    appeal: Appealed | None


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One finding with all that was said to it."""

    it: Finding
    concerned: Sequence[Concerned]
    #: Whether the register names those concerned.
    named: bool
    #: What the site counted among them, by their numbers.
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """A finding that concerns somebody, and what they said to it."""

    it: Finding
    #: Their number there.
    number: int
    replies: Sequence[tuple[str, datetime]]
    appeal: Appealed | None


@dataclass(frozen=True, slots=True)
class FindingFigures:
    """What became of findings in a span."""

    opened: int
    made_final: int
    dropped: int
    appeals: int
    upheld: int
    reversed: int


@dataclass(frozen=True, slots=True)
class FindingGlimpse:
    """What the queue says of a finding beside its kind."""

    accounts: int
    #: Whether somebody else works on it: who looks is concerned, or may not for an officer who is.
    aside: bool


def register(
    *, before: int | None = None, limit: int = FINDINGS_ON_A_PAGE + 1
) -> Sequence[FindingLine]:
    """Findings below the number `before`, the newest first. One query."""
    found = Finding.objects.all() if before is None else Finding.objects.filter(pk__lt=before)
    waits = FindingAppeal.objects.filter(subject__finding=OuterRef("pk"), ended_at=None)
    found = found.annotate(accounts=Count("subjects"), appealed=Exists(waits))
    return [
        FindingLine(
            number=each.pk,
            family=Family(each.family),
            state=FindingState(each.state),
            at=each.at,
            accounts=each.accounts,
            replies_until=each.replies_until,
            appeal_until=each.appeal_until,
            appealed=each.appealed,
        )
        for each in found.order_by("-pk")[:limit]
    ]


def concerns(number: int, *, viewer: Account | None) -> bool:
    """Whether a finding is about the viewer. One query, none without an account."""
    if viewer is None:
        return False
    return FindingSubject.objects.filter(finding=number, account=viewer).exists()


def finding(number: int, *, now: datetime) -> FindingPage | None:
    """One finding as everybody may read it; None where there is none. Four queries."""
    found = Finding.objects.filter(pk=number).first()
    if found is None:
        return None
    subjects = list(
        FindingSubject.objects.filter(finding=found)
        .select_related("account", "appeal")
        .annotate(suspended=is_suspended("account"))
        .order_by("number")
    )
    appeals = {each.pk: _appeal(each) for each in subjects}
    named = names_are_shown(
        Family(found.family),
        state=FindingState(found.state),
        appeal_until=found.appeal_until,
        waits=any(each is not None and each.outcome is None for each in appeals.values()),
        now=now,
    )
    replies = _replies([each.pk for each in subjects if each.account.is_active])
    return FindingPage(
        found,
        [
            Concerned(
                each.number,
                name=each.account.name
                if named and each.account.is_active and not each.suspended
                else "",
                closed=not each.account.is_active,
                replies=replies.get(each.pk, ()),
                appeal=appeals[each.pk],
            )
            for each in subjects
        ],
        named,
        pairs_of(found.pk),
    )


def findings_about(account: Account, *, behind: int | None = None) -> Sequence[OwnFinding]:
    """Findings that concern an account, the newest first, behind that of this number. One more
    than MOST where it goes on. Two queries, one where there are none.
    """
    found = FindingSubject.objects.filter(account=account).select_related("finding", "appeal")
    if behind is not None:
        found = found.filter(finding__lt=behind)
    subjects = list(found.order_by("-finding")[: MOST + 1])
    replies = _replies([each.pk for each in subjects])
    return [
        OwnFinding(each.finding, each.number, replies.get(each.pk, ()), _appeal(each))
        for each in subjects
    ]


def concerned_in(number: int) -> Sequence[tuple[int, str]]:
    """Those concerned in a finding by number and name, for officers. One query."""
    found = FindingSubject.objects.filter(finding=number).order_by("number")
    return list(found.values_list("number", "account__name"))


def open_findings() -> QuerySet[Finding]:
    """Findings that are under way."""
    return Finding.objects.filter(state__in=_UNDER_WAY)


def open_findings_of(severity: int, *, now: datetime) -> QuerySet[Finding]:
    """Those of one severity: see `Finding.severity`."""
    rows = open_findings()
    if severity == Finding.RIPE:
        return rows.filter(replies_until__lte=now)
    return rows.filter(replies_until__gt=now)


def appeals_to_hear(office: Office) -> QuerySet[FindingAppeal]:
    """Appeals against findings that `findings.may_work_on` and `may_hear` leave to this office."""
    if not office.moderator:
        return FindingAppeal.objects.none()
    concerned = FindingSubject.objects.filter(finding=OuterRef("subject__finding"))
    aside = Q(account=office.account) if office.administrator else _party(office)
    return FindingAppeal.objects.filter(~Exists(concerned.filter(aside)), ended_at=None).exclude(
        Q(subject__finding__by=office.account) | Q(subject__finding__final_by=office.account)
    )


def finding_glimpses(
    findings: Sequence[Finding], *, office: Office
) -> Mapping[int, FindingGlimpse]:
    """Of each of these findings. One query, none for no findings."""
    if not findings:
        return {}
    party = Q(account=office.account) if office.administrator else _party(office)
    rows = FindingSubject.objects.filter(finding__in=findings).values("finding")
    counted = rows.annotate(accounts=Count("pk"), parties=Count("pk", filter=party))
    return {
        number: FindingGlimpse(accounts, aside=parties > 0)
        for number, accounts, parties in counted.values_list("finding", "accounts", "parties")
    }


def _party(office: Office) -> Q:
    """Whom of those concerned a moderator of the site is, or leaves to administrators."""
    return Q(account=office.account) | Q(account__is_staff=True)


def finding_figures(*, since: datetime, until: datetime) -> FindingFigures:
    """What became of findings from one moment to before another. Two queries."""

    def within(name: str) -> Count:
        span = {f"{name}__gte": since, f"{name}__lt": until}
        return Count("pk", filter=Q(**span))

    found = Finding.objects.aggregate(
        opened=within("at"), made_final=within("final_at"), dropped=within("dropped_at")
    )
    ended = Q(ended_at__gte=since, ended_at__lt=until)
    heard = FindingAppeal.objects.aggregate(
        appeals=within("at"),
        upheld=Count("pk", filter=ended & Q(outcome=Outcome.UPHELD.value)),
        reversed=Count("pk", filter=ended & Q(outcome=Outcome.REVERSED.value)),
    )
    return FindingFigures(**found, **heard)


def _replies(subjects: Sequence[int]) -> Mapping[int, Sequence[tuple[str, datetime]]]:
    """What each said, in the order in which it was said. One query, none for nobody."""
    said: dict[int, list[tuple[str, datetime]]] = {}
    if subjects:
        found = FindingReply.objects.filter(subject__in=subjects).order_by("pk")
        for subject, words, at in found.values_list("subject", "words", "at"):
            said.setdefault(subject, []).append((words, at))
    return said


def _appeal(subject: FindingSubject) -> Appealed | None:
    made: FindingAppeal | None = getattr(subject, "appeal", None)
    if made is None:
        return None
    outcome = Outcome(made.outcome) if made.outcome else None
    return Appealed(made.words, made.at, made.due_at, outcome, made.answer)
