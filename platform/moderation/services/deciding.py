"""Deciding cases, and taking decisions back."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from accounts.models import Account
from moderation.errors import CaseMoved, DecisionRefused, NotYourCase, WaveRefused
from moderation.measures import TEMPORARY, Measure, check, check_paying
from moderation.models import Case, Decision
from moderation.process import APPEAL_WITHIN, State
from moderation.reasons import CaseKind
from moderation.rights import As, Office, may_undo, office_in
from moderation.ruling import Ruling as Ruling
from moderation.ruling import (
    may_be_undone,
    require_free,
    require_grounds,
    require_hands,
    require_passage,
)
from moderation.selectors.offices import office_of
from moderation.selectors.subjects import subject_of
from moderation.services.ballots import falls_with
from moderation.services.casework import locked_case
from moderation.services.effects import carry_out, take_over, undo
from moderation.services.recording import Details, record
from moderation.services.telling import tell_author, tell_reporters

#: Names the decision about what waits in a case.
_HELD: Final = UUID("7d0e6a58-0f0c-4c1c-8f43-6d4d8d7a9b51")


@transaction.atomic
def decide(case_id: int, *, by: Account, ruling: Ruling, key: UUID, now: datetime) -> Decision:
    """Decide a case, once, and do at once what the decision says.

    The author is told of what is done and may appeal within 14 days, and is told where what the
    site did by itself ends; the reporters are told. The same form again is the same decision.
    Locks the case, then what `effects` says. NotYourCase, CaseMoved, DecisionRefused; HoldRefused
    where the payout began at this moment, and then nothing is done.
    """
    case, office = locked_case(case_id, by=by)
    key = _of_person(key, by=by)
    sent = Decision.objects.filter(key=key).first()
    if sent is not None:
        return sent
    if State(case.state) is not State.OPEN:
        raise CaseMoved("This case is decided already.")
    if case.kind == CaseKind.HELD.value:
        raise DecisionRefused("This waits for a moderator: let it out, or give it back.")
    require_free(case, by=by, now=now)
    require_hands(office, case=case, measures=ruling.measures)
    subject = subject_of(case)
    measures = check(
        ruling.measures, subject=subject, until=ruling.until, label=ruling.label, now=now
    )
    check_paying(measures, subject=subject, pays=ruling.pays)
    require_grounds(ruling, measures=measures)
    require_passage(case, quoted=ruling.quoted)
    in_office = office_in(office, community=case.community_id)
    assert in_office is not None
    return _write(case, ruling, measures, by=by, office=in_office, key=key, now=now)


@transaction.atomic
def decide_in_wave(
    account: Account, *, by: Account, ruling: Ruling, key: UUID, now: datetime
) -> Decision:
    """Decide about somebody's votes in a wave of spam, in a case of its own beside whatever is
    open about them; told and appealed against as any other. The same key is the same decision.
    Locks its case, so that who takes it back waits. NotYourCase; WaveRefused where it was taken
    back.
    """
    made = Decision.objects.filter(key=key).first()
    if made is not None:
        Case.objects.select_for_update(no_key=True).get(pk=made.case_id)
        if not made.effects.filter(ended_at=None).exists():
            raise WaveRefused("The decision about these votes was taken back.")
        return made
    case = Case.objects.create(
        kind=CaseKind.WAVE.value,
        account=account,
        severity=1,
        state=State.DECIDED.value,
        opened_at=now,
        decided_at=now,
    )
    case, office = locked_case(case.pk, by=by)
    in_office = office_in(office, community=None)
    assert in_office is not None
    measures = frozenset(ruling.measures)
    return _write(case, ruling, measures, by=by, office=in_office, key=key, now=now)


@transaction.atomic
def decide_held(case: Case, *, by: Account, ruling: Ruling, now: datetime) -> Decision:
    """Decide about what waits, once: it goes out, or is given back as `ruling` says. Who may is
    asked by who calls, and holds the author's row and that of what waits. Locks the case then.
    CaseMoved; DecisionRefused without a rule.
    """
    case = (
        Case.objects.select_for_update(no_key=True, of=("self",))
        .select_related("account", "community")
        .get(pk=case.pk)
    )
    if State(case.state) is not State.OPEN:
        raise CaseMoved("This case is decided already.")
    require_free(case, by=by, now=now)
    require_grounds(ruling, measures=ruling.measures)
    office = office_in(office_of(by), community=case.community_id)
    assert office is not None
    measures, key = frozenset(ruling.measures), uuid5(_HELD, str(case.pk))
    return _write(case, ruling, measures, by=by, office=office, key=key, now=now)


@transaction.atomic
def decide_by_itself(case: Case, *, ruling: Ruling, key: UUID, now: datetime) -> Decision | None:
    """Let the site decide an open case by a published rule, and leave it open for a moderator.

    None where it did so before. Locks the case. DecisionRefused and HoldRefused as `decide`.
    """
    case = (
        Case.objects.select_for_update(no_key=True, of=("self",))
        .select_related("account", "community")
        .get(pk=case.pk)
    )
    if Decision.objects.filter(key=key).exists():
        return None
    measures = check(
        ruling.measures, subject=subject_of(case), until=ruling.until, label=ruling.label, now=now
    )
    decision = _note(case, ruling, measures, by=None, office=As.AUTOMATIC, key=key, now=now)
    carry_out(case, decision=decision, now=now)
    tell_author(case, decision=decision)
    record(None, act="case.decided", case=case, details={"decision": decision.pk}, now=now)
    return decision


@transaction.atomic
def take_back(number: int, *, by: Account, message: str, key: UUID, now: datetime) -> Decision:
    """Undo what is left of a decision that nobody appealed against, and close the case.

    The same form again is the same decision. Locks the case, then what `effects` says.
    NotYourCase, CaseMoved.
    """
    taken = Decision.objects.select_related("case").filter(pk=number).first()
    if taken is None:
        raise CaseMoved("There is no such decision.")
    case, office = locked_case(taken.case_id, by=by)
    sent = Decision.objects.filter(key=_of_person(key, by=by)).first()
    if sent is not None:
        return sent
    if State(case.state) is not State.DECIDED or not may_be_undone(taken):
        raise CaseMoved("This decision is appealed against, final, or taken back already.")
    require_rank(office, case=case, taken=taken)
    return reverse(case, taken=taken, by=by, office=office, message=message, key=key, now=now)


def reverse(
    case: Case,
    *,
    taken: Decision,
    by: Account,
    office: Office,
    message: str,
    key: UUID,
    now: datetime,
) -> Decision:
    """Write the decision that undoes another one, undo it and close the case, which is locked. A
    decision about votes that falls with it is locked and undone as well.
    """
    votes = falls_with(taken, author=case.account)
    in_office = office_in(office, community=case.community_id)
    assert in_office is not None
    ruling = Ruling(rule=taken.rule, message=message)
    decision = _note(
        case,
        ruling,
        frozenset(),
        by=by,
        office=in_office,
        key=_of_person(key, by=by),
        undoes=taken,
        now=now,
    )
    undo(case, decision=taken, by=decision.pk, now=now)
    Case.objects.filter(pk=case.pk).update(state=State.CLOSED.value, closes_at=now)
    tell_author(case, decision=decision)
    tell_reporters(case, decision=decision)
    record(
        by,
        act="decision.reversed",
        case=case,
        account=case.account,
        community=case.community,
        details={"decision": taken.pk, "by_decision": decision.pk},
        now=now,
    )
    if votes is not None:
        reverse(
            votes.case,
            taken=votes,
            by=by,
            office=office,
            message=message,
            key=uuid5(key, "votes"),
            now=now,
        )
    return decision


def _write(
    case: Case,
    ruling: Ruling,
    measures: frozenset[Measure],
    *,
    by: Account,
    office: As,
    key: UUID,
    now: datetime,
) -> Decision:
    """The decision of an open case, done and told; the case goes on."""
    decision = _note(case, ruling, measures, by=by, office=office, key=key, now=now)
    carry_out(case, decision=decision, now=now)
    fell = [
        take_over(case, earlier=earlier, decision=decision, now=now)
        for earlier in case.decisions.filter(office=As.AUTOMATIC.value, undoes=None)
    ]
    after = State.DECIDED if measures else State.CLOSED
    Case.objects.filter(pk=case.pk).update(
        state=after.value,
        decided_at=now,
        closes_at=now + APPEAL_WITHIN if measures else now,
        claimed_by=None,
        claimed_at=None,
    )
    if measures or any(fell):
        tell_author(case, decision=decision)
    tell_reporters(case, decision=decision)
    facts: Details = {"decision": decision.pk, "measures": " ".join(decision.measures)}
    if ruling.pays and any(fell):
        # No measure says it, and it is somebody's act all the same.
        facts["pays"] = True
    record(by, act="case.decided", case=case, details=facts, now=now)
    return decision


def _note(
    case: Case,
    ruling: Ruling,
    measures: frozenset[Measure],
    *,
    by: Account | None,
    office: As,
    key: UUID,
    undoes: Decision | None = None,
    now: datetime,
) -> Decision:
    if len(ruling.message) > 2000 or len(ruling.quoted) > 1000 or len(ruling.rule) > 80:
        raise DecisionRefused(
            "A message has at most 2000 characters, a quotation 1000, a rule's title 80."
        )
    return Decision.objects.create(
        case=case,
        measures=[each.value for each in Measure if each in measures],
        rule=ruling.rule.strip(),
        rule_words=undoes.rule_words if undoes else _words_of(ruling.rule.strip(), case=case),
        quoted=ruling.quoted.strip(),
        message=ruling.message.strip(),
        label=ruling.label.strip() if Measure.LABEL in measures else "",
        until=ruling.until if measures & TEMPORARY else None,
        found=dict(ruling.found),
        by=by,
        office=office.value,
        at=now,
        undoes=undoes,
        key=key,
    )


def _of_person(key: UUID, *, by: Account) -> UUID:
    """The key of a decision for the form that somebody sent.

    A form says its key itself. The key of another person's decision, or of one that the site will
    make, comes of no form.
    """
    return uuid5(key, f"decided by {by.pk}")


def _words_of(rule: str, *, case: Case) -> str:
    """What the community's rule of that title says now, for the decision to keep; "" where it has
    none, as where the site decides by its own. One query at most.
    """
    if not rule or case.community is None:
        return ""
    found = case.community.rules.filter(title=rule).values_list("words", flat=True)
    return found.first() or ""


def require_rank(office: Office, *, case: Case, taken: Decision) -> None:
    """NotYourCase for who may not undo what was decided in that office."""
    if not may_undo(office, community=case.community_id, decided_as=As(taken.office)):
        raise NotYourCase("The site's moderators decided this: they alone can take it back.")
