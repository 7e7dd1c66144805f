"""One case with all that who decides it needs to know, and what a decision of it would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import F, Q

from accounts.models import Account
from articles.models import Article, Comment, Revision
from moderation.errors import CaseMoved
from moderation.measures import APART, Measure, Subject, check, check_paying
from moderation.models import Appeal, CannedReply, Case, Decision, Note, Report
from moderation.process import State, may_hear
from moderation.reasons import CaseKind
from moderation.rights import As, Office, is_party, may_decide_on, may_see, may_undo, may_use
from moderation.ruling import (
    Ruling,
    may_be_undone,
    require_free,
    require_grounds,
    require_hands,
    require_passage,
)
from moderation.selectors.dossier import notes_about
from moderation.selectors.held import HeldCard, held_card
from moderation.selectors.likeness import LikenessCard, likeness_of
from moderation.selectors.queue import of_office
from moderation.selectors.reach import read_until
from moderation.selectors.rules import rules_in
from moderation.selectors.stakes import Stake, stake_of
from moderation.selectors.subjects import parties_of, readable, subject_of, text_of

_MOST: Final = 50
#: Words that are kept: fifty of the site and fifty of a community.
_REPLIES: Final = 100


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case, the text as far as `reach.read_until` says, and what was said and decided before.

    Who is a party reads neither who reported it nor what colleagues noted.
    """

    case: Case
    text: Article | Comment | None
    #: Of a case about something that waits, or was given back.
    held: HeldCard | None
    subject: Subject
    #: Claims by law before all others, of which there may be many; then the oldest first.
    reports: Sequence[Report]
    #: Of colleagues, the newest first.
    notes: Sequence[Note]
    decisions: Sequence[Decision]
    #: Of other cases about the same person, the newest first.
    earlier: Sequence[Decision]
    appeal: Appeal | None
    #: Of colleagues, about the person.
    noted: Sequence[Note]
    stake: Stake | None
    likeness: LikenessCard | None
    #: The older text that this one is like, while everybody may read it.
    older: Article | Comment | None
    #: The newest versions of the text that this office reads, the newest first.
    versions: Sequence[Revision]
    #: Where its author writes for others by now: until when this office reads it.
    until: datetime | None
    replies: Sequence[CannedReply]
    #: Titles of the rules of its community.
    rules: Sequence[str]
    usable: Sequence[Measure]
    #: Whether who looks is a party, and whether the text, or the account, is theirs.
    aside: bool
    own: bool
    #: Whether this office decides here: never a party, nor about staff but as an administrator.
    decides: bool
    #: Whether it hears the open appeal: what it did not decide itself, nor somebody above it.
    hears: bool
    #: The decision that it can take back, as nobody appealed against it yet.
    undoable: Decision | None

    @property
    def words(self) -> Revision | None:
        """The newest version that this office reads."""
        return self.versions[0] if self.versions else None


def case_file(number: int, *, office: Office, now: datetime) -> CaseFile | None:
    """The file of a case; None where there is none for this office. 32 queries at most."""
    case = (
        Case.objects.select_related("account", "community", "claimed_by", "opened_by")
        .filter(pk=number)
        .first()
    )
    if case is None or not may_see(office, community=case.community_id):
        return None
    decisions = list(case.decisions.order_by("pk").select_related("by", "undone_by"))
    text = text_of(case.work_id) if case.work_id is not None else None
    likeness = likeness_of(text.pk) if text is not None else None
    until = read_until(case, text, office=office) if text is not None else None
    parties = parties_of(case)
    aside = is_party(office, to=parties)
    decides, appeal = may_decide_on(office, parties=parties), _appeal(decisions)
    return CaseFile(
        case=case,
        text=text,
        held=held_card(case.pk) if case.kind == CaseKind.HELD.value else None,
        stake=stake_of(text.work, now=now) if text is not None else None,
        likeness=likeness,
        older=readable(likeness.older, viewer=None) if likeness is not None else None,
        versions=_versions(text, until=until),
        until=until,
        noted=() if aside or not case.account_id else notes_about(case.account_id, office=office),
        subject=subject_of(case),
        reports=() if aside else _reports(case),
        notes=() if aside else list(case.notes.select_related("by").order_by("-pk")[:_MOST]),
        decisions=decisions,
        earlier=_earlier(case, office),
        appeal=appeal,
        replies=_replies(case),
        rules=rules_in(case.community),
        usable=[each for each in Measure if each not in APART and may_use(office, each)],
        aside=aside,
        own=case.account_id == office.account,
        decides=decides,
        hears=decides
        and appeal is not None
        and appeal.ended_at is None
        and may_hear(
            office.account,
            opened_by=case.opened_by_id,
            decided_by=appeal.decision.by_id,
            author=case.account_id,
        )
        and _reaches(office, case, appeal.decision),
        undoable=_undoable(case, decisions, office=office) if decides else None,
    )


def judged_text(number: int, *, office: Office) -> tuple[int, datetime | None] | None:
    """The text of a case and until when its words are read, None for all of them, for who may
    decide the case or hear an appeal in it; None for others, for a party and where the case is of
    an account. At most seven queries.
    """
    case = Case.objects.select_related("account").filter(pk=number).first()
    if case is None or not may_decide_on(office, parties=parties_of(case)):
        return None
    text = text_of(case.work_id) if case.work_id is not None else None
    return None if text is None else (text.pk, read_until(case, text, office=office))


def foretell(
    file: CaseFile, *, by: Account, office: Office, ruling: Ruling, now: datetime
) -> list[Measure]:
    """The measures that deciding so would carry out, in their order, with those that follow from
    others. CaseMoved and DecisionRefused as the decision would be. One query for a muting.
    """
    if State(file.case.state) is not State.OPEN:
        raise CaseMoved("This case is decided already.")
    require_free(file.case, by=by, now=now)
    require_hands(office, case=file.case, measures=ruling.measures)
    wanted = check(
        ruling.measures, subject=file.subject, until=ruling.until, label=ruling.label, now=now
    )
    check_paying(wanted, subject=file.subject, pays=ruling.pays)
    require_grounds(ruling, measures=wanted)
    require_passage(file.case, quoted=ruling.quoted)
    return [each for each in Measure if each in wanted]


def _reports(case: Case) -> Sequence[Report]:
    """With each claim by law what was written to its claimant."""
    rows = case.reports.select_related("reporter", "claim", "about").order_by(
        F("claim").asc(nulls_last=True), "pk"
    )
    return list(rows.prefetch_related("claim__answers__by")[:_MOST])


def _versions(text: Article | Comment | None, *, until: datetime | None) -> Sequence[Revision]:
    if text is None:
        return ()
    found = Revision.objects.filter(work=text.pk)
    if until is not None:
        found = found.filter(at__lte=until)
    return list(found.order_by("-number")[:2])


def _earlier(case: Case, office: Office) -> Sequence[Decision]:
    """As far as the office reaches: of a community's, nothing of what was decided elsewhere."""
    if case.account_id is None:
        return ()
    others = Decision.objects.filter(case__account=case.account_id).exclude(case=case.pk)
    rows = of_office(office, others, "case__community")
    return list(rows.select_related("case__community", "undone_by").order_by("-pk")[:_MOST])


def _appeal(decisions: Sequence[Decision]) -> Appeal | None:
    found = Appeal.objects.filter(decision__in=[it.pk for it in decisions])
    return found.select_related("decision__by").prefetch_related("messages__by").first()


def _undoable(case: Case, decisions: Sequence[Decision], *, office: Office) -> Decision | None:
    """What `services.take_back` would take back. No query."""
    if State(case.state) is not State.DECIDED:
        return None
    undone = {each.undoes_id for each in decisions}
    return next(
        (
            each
            for each in reversed(decisions)
            if may_be_undone(each) and each.pk not in undone and _reaches(office, case, each)
        ),
        None,
    )


def _reaches(office: Office, case: Case, decision: Decision) -> bool:
    return may_undo(office, community=case.community_id, decided_as=As(decision.office))


def _replies(case: Case) -> Sequence[CannedReply]:
    rows = CannedReply.objects.filter(Q(community=None) | Q(community=case.community_id))
    return list(rows.order_by("title")[:_REPLIES])
