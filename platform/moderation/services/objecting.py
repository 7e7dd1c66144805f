"""What those say whom a finding concerns: replies, appeals, and who ends an appeal."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import Account
from accounts.standing import suspended
from moderation.errors import FindingRefused, NotYourCase
from moderation.findings import (
    MAX_SAID,
    MOST_REPLIES,
    FindingState,
    check_unnamed,
    check_words,
    may_hear,
)
from moderation.models import Finding, FindingAppeal, FindingReply, FindingSubject
from moderation.process import HEARD_WITHIN, Outcome
from moderation.services.alerting import MOST
from moderation.services.findings import called, dropped, locked, locked_finding, note_act
from notifications.kinds import Kind, News
from notifications.services import tell


@transaction.atomic
def reply_to_finding(
    number: int, *, by: Account, words: str, key: UUID, now: datetime
) -> FindingReply:
    """Reply to an open finding, as somebody concerned, also when suspended; the register shows it
    under their number. The same form again is the same reply.

    Locks the finding's row. NotYourCase for who is not concerned; FindingRefused after the
    deadline, for the sixth reply, without words, and for words that name somebody concerned.
    """
    words = check_words(words, most=MAX_SAID)
    found = locked(number)
    subject = _subject(number, account=by)
    sent = FindingReply.objects.filter(key=key, subject=subject).first()
    if sent is not None:
        return sent
    open_still = found.state in (FindingState.OPEN, FindingState.ANSWERED)
    if not open_still or now >= found.replies_until:
        raise FindingRefused("The time to reply to this finding is over.")
    if subject.replies.count() >= MOST_REPLIES:
        raise FindingRefused("You have replied %(most)s times: that is all.", most=MOST_REPLIES)
    concerned = FindingSubject.objects.filter(finding=found).select_related("account")
    check_unnamed(words, names=called((each.number, each.account) for each in concerned))
    if found.state == FindingState.OPEN:
        found.state = FindingState.ANSWERED.value
        found.save(update_fields=["state"])
    return FindingReply.objects.create(subject=subject, words=words, at=now, key=key)


@transaction.atomic
def appeal_finding(
    number: int, *, by: Account, words: str, key: UUID, now: datetime
) -> FindingAppeal:
    """Appeal against a final finding, as somebody concerned, once and within 14 days; also when
    suspended. The same form again is the same appeal.

    Locks the finding's row. NotYourCase, FindingRefused.
    """
    words = check_words(words, most=MAX_SAID)
    found = locked(number)
    subject = _subject(number, account=by)
    made = FindingAppeal.objects.filter(subject=subject).first()
    if made is not None and made.key == key:
        return made
    in_time = found.appeal_until is not None and now < found.appeal_until
    if made is not None or found.state != FindingState.FINAL or not in_time:
        raise FindingRefused("The time to appeal is over, or you did already.")
    _tell_hearers(found, subject=subject, now=now)
    return FindingAppeal.objects.create(
        subject=subject, words=words, at=now, due_at=now + HEARD_WITHIN, key=key
    )


@transaction.atomic
def end_finding_appeal(
    number: int, *, subject: int, by: Account, outcome: Outcome, words: str, now: datetime
) -> FindingAppeal:
    """End the appeal of the account with this number in a finding: it stays final, or is dropped
    for everybody. The same again changes nothing.

    Locks the finding's row. NotYourOffice for who may not work on it, NotYourCase for who opened
    it or made it final; FindingRefused where no such appeal waits, and without words.
    """
    words = check_words(words, most=MAX_SAID)
    found, concerned = locked_finding(number, by=by)
    waiting = FindingAppeal.objects.select_related("subject").filter(
        subject__finding=found, subject__number=subject
    )
    heard = waiting.first()
    if heard is not None and heard.heard_by_id == by.pk and heard.outcome == outcome:
        return heard
    if heard is None or heard.ended_at is not None:
        raise FindingRefused("There is no such appeal that waits for an answer.")
    if not may_hear(by.pk, opened_by=found.by_id, made_final_by=found.final_by_id):
        raise NotYourCase("You opened this finding or made it final: somebody else hears this.")
    check_unnamed(words, names=called(concerned))
    heard.outcome, heard.heard_by, heard.ended_at = outcome.value, by, now
    heard.answer = words
    heard.save(update_fields=["outcome", "heard_by", "ended_at", "answer"])
    if outcome is Outcome.REVERSED:
        dropped(found, by=by, words=words, now=now)
    else:
        group = f"finding/{number}"
        told = News(heard.subject.account_id, Kind.DECISION, f"{group}/upheld", group, now)
        tell([told])
    note_act(found, act=f"finding.{outcome.value}", by=by, now=now)
    return heard


def _tell_hearers(found: Finding, *, subject: FindingSubject, now: datetime) -> None:
    """Tell the officers who may hear it that an appeal waits. Two queries, and one to tell."""
    concerned = FindingSubject.objects.filter(finding=found).values("account")
    wanted = Account.objects.filter(is_staff=True, is_active=True).exclude(pk__in=concerned)
    if Account.objects.filter(pk__in=concerned, is_staff=True).exists():
        wanted = wanted.filter(is_superuser=True)
    parts = [each for each in (found.by_id, found.final_by_id) if each]
    told = wanted.exclude(pk__in=parts).exclude(pk__in=suspended())
    group = f"finding/{found.pk}/appeal"
    tell(
        News(each, Kind.CASE, f"{group}/{subject.number}", group, now)
        for each in told.order_by("pk").values_list("pk", flat=True)[:MOST]
    )


def _subject(number: int, *, account: Account) -> FindingSubject:
    subject = FindingSubject.objects.filter(finding=number, account=account).first()
    if subject is None:
        raise NotYourCase("This finding does not concern you.")
    return subject
