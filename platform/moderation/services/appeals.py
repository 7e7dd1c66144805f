"""Appeals: made by the author, talked over, and ended by somebody else than who decided."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import Account
from moderation.errors import CaseMoved, ModerationError, NotYourCase
from moderation.models import Appeal, AppealMessage, Case, Decision
from moderation.process import HEARD_WITHIN, Outcome, State, may_hear
from moderation.rights import As, Office
from moderation.ruling import may_be_undone
from moderation.services.alerting import Event, alert
from moderation.services.casework import locked_case
from moderation.services.deciding import require_rank, reverse
from moderation.services.recording import record
from notifications.kinds import Kind, News
from notifications.services import tell


@transaction.atomic
def appeal(number: int, *, author: Account, words: str, key: UUID, now: datetime) -> Appeal:
    """Appeal against the decision of that number, once and within 14 days; also when suspended.

    The same form again is the same appeal. Locks the case. NotYourCase for anybody but whom it is
    about, CaseMoved once it is final or appealed against, ModerationError without words.
    """
    words = _checked(words)
    decision = Decision.objects.filter(pk=number, case__account=author).first()
    if decision is None:
        raise NotYourCase("There is no such decision about you.")
    case = Case.objects.select_for_update(no_key=True).get(pk=decision.case_id)
    sent = Appeal.objects.filter(decision=decision, messages__key=key).first()
    if sent is not None:
        return sent
    in_time = case.closes_at is not None and now < case.closes_at
    if State(case.state) is not State.DECIDED or not may_be_undone(decision) or not in_time:
        raise CaseMoved("The time to appeal against this decision is over, or you did already.")
    made = Appeal.objects.create(decision=decision, at=now, due_at=now + HEARD_WITHIN)
    AppealMessage.objects.create(appeal=made, by=author, words=words, at=now, key=key)
    Case.objects.filter(pk=case.pk).update(state=State.APPEALED.value, closes_at=made.due_at)
    _alert(case, event=Event.APPEAL, decision=decision, now=now)
    return made


@transaction.atomic
def say(number: int, *, by: Account, words: str, key: UUID, now: datetime) -> AppealMessage:
    """Say something in the appeal against a decision, as whom it is about or as who hears it; the
    same form again is said once. Locks the case. NotYourCase, CaseMoved, ModerationError.
    """
    words = _checked(words)
    found = _waiting(number)
    case = Case.objects.select_for_update(no_key=True).get(pk=found.decision.case_id)
    if case.account_id != by.pk:
        _hearer(found, by=by)
    sent = AppealMessage.objects.filter(key=key).first()
    if sent is not None:
        return sent
    if case.account_id is not None and case.account_id != by.pk:
        group = f"decision/{number}/asks"
        key_of_news = f"{group}/{key}"
        tell([News(case.account_id, Kind.DECISION, key_of_news, group, now, work=case.work_id)])
    if case.account_id == by.pk:
        group = f"case/{case.pk}"
        hearers = found.messages.exclude(by=by).values_list("by", flat=True).distinct()
        asked = [
            News(each, Kind.ASKED, f"{group}/{key}", group, now, actor=by.pk)
            for each in hearers.order_by("by")
        ]
        tell(asked)
        if not asked:
            _alert(case, event=Event.MORE, decision=found.decision, now=now)
    else:
        record(by, act="appeal.spoken", case=case, details={"decision": number}, now=now)
    return AppealMessage.objects.create(appeal=found, by=by, words=words, at=now, key=key)


@transaction.atomic
def end_appeal(
    number: int, *, by: Account, outcome: Outcome, message: str, key: UUID, now: datetime
) -> Appeal:
    """End the appeal against a decision: it stays, or all that is left of it is undone, a held
    reward included. The same again changes nothing.

    Locks the case, then what `effects` says. NotYourCase for who decided it or is a party,
    CaseMoved where it ended otherwise, ModerationError without words for the author.
    """
    message = _checked(message)
    # Whoever sends the same form at the same moment waits here, and finds it ended so.
    Case.objects.select_for_update(no_key=True, of=("self",)).filter(decisions=number).first()
    ended = Appeal.objects.filter(pk=number, outcome=outcome.value, heard_by=by).first()
    if ended is not None:
        return ended
    found = _waiting(number)
    case, office = _hearer(found, by=by)
    found.outcome, found.heard_by, found.ended_at = outcome.value, by, now
    found.save()
    AppealMessage.objects.create(appeal=found, by=by, words=message, at=now, key=key)
    if outcome is Outcome.REVERSED:
        taken = found.decision
        reverse(case, taken=taken, by=by, office=office, message=message, key=key, now=now)
        return found
    Case.objects.filter(pk=case.pk).update(state=State.CLOSED.value, closes_at=now)
    record(by, act="appeal.upheld", case=case, details={"decision": number}, now=now)
    if case.account_id is not None:
        key_of_news = f"decision/{number}/upheld"
        news = News(
            case.account_id, Kind.DECISION, key_of_news, key_of_news, now, work=case.work_id
        )
        tell([news])
    return found


def _alert(case: Case, *, event: Event, decision: Decision, now: datetime) -> None:
    by_site = As(decision.office) in (As.SITE, As.ADMINISTRATOR)
    besides = [decision.by_id, case.opened_by_id]
    alert(case, event=event, by_site=by_site, besides=besides, now=now)


def _waiting(number: int) -> Appeal:
    found = Appeal.objects.select_related("decision").filter(pk=number, ended_at=None).first()
    if found is None:
        raise CaseMoved("There is no such appeal that waits for an answer.")
    return found


def _hearer(found: Appeal, *, by: Account) -> tuple[Case, Office]:
    """The case, locked, and the office of who hears the appeal, which still waits."""
    case, office = locked_case(found.decision.case_id, by=by)
    if not may_hear(
        by.pk,
        opened_by=case.opened_by_id,
        decided_by=found.decision.by_id,
        author=case.account_id,
    ):
        raise NotYourCase("You opened or decided this case: somebody else hears the appeal.")
    require_rank(office, case=case, taken=found.decision)
    if not Appeal.objects.filter(pk=found.pk, ended_at=None).exists():
        raise CaseMoved("This appeal was ended by a colleague.")
    return case, office


def _checked(words: str) -> str:
    words = words.strip()
    if not 0 < len(words) <= 2000:
        raise ModerationError("Say why in 1 to 2000 characters.")
    return words
