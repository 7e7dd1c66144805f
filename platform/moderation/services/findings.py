"""Findings about patterns: opened by one officer, made final by another, dropped by any."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import Account
from moderation.errors import FindingRefused, NotYourOffice
from moderation.findings import (
    MAX_EVIDENCE,
    MAX_SAID,
    MOST_ACCOUNTS,
    REPLY_WITHIN,
    Family,
    FindingState,
    check_cycles,
    check_unnamed,
    check_words,
    may_become,
    may_make_final,
    may_work_on,
)
from moderation.models import Finding, FindingAppeal, FindingPair, FindingSubject
from moderation.process import APPEAL_WITHIN, Outcome
from moderation.selectors.offices import office_of
from moderation.selectors.patterns import Counted, count_among
from moderation.services.recording import Details, record
from notifications.kinds import Kind, News
from notifications.services import tell


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: its kind, in which payout rounds, and as far as figures do not say it in
    words that name nobody. The figures are the site's.
    """

    family: Family
    evidence: str
    first_cycle: int
    last_cycle: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The evidence as it would be kept, and the accounts in their order."""

    evidence: str
    counted: Counted
    concerned: Sequence[Account]


@transaction.atomic
def open_finding(
    found: Found, *, names: Sequence[str], by: Account, key: UUID, now: datetime
) -> Finding:
    """Open a finding about the accounts of these names, numbered as they stand here, with what the
    site counts among them at this moment; each is told and has 14 days to reply. The same form
    again is the same finding.

    NotYourOffice for who is no officer of the site, for who is among them, and about an officer
    for all but administrators; FindingRefused for unknown or too many names, for words that are
    too long or name one of them, and where there are neither words nor figures.
    """
    checked = check_finding(found, names=names, by=by, now=now)
    counted = checked.counted
    made, new = Finding.objects.get_or_create(
        key=key,
        defaults={
            "family": found.family.value,
            "evidence": checked.evidence,
            "works": counted.works,
            "votes": counted.votes,
            "transfers": counted.transfers,
            "first_cycle": found.first_cycle,
            "last_cycle": found.last_cycle,
            "counted_from": counted.since,
            "counted_until": counted.until,
            "by": by,
            "at": now,
            "replies_until": now + REPLY_WITHIN,
        },
    )
    if new:
        FindingSubject.objects.bulk_create(
            FindingSubject(finding=made, number=number, account=account)
            for number, account in enumerate(checked.concerned, 1)
        )
        FindingPair.objects.bulk_create(
            FindingPair(finding=made, **asdict(each)) for each in counted.pairs
        )
        tell_concerned(made, what="opened", now=now)
        note_act(made, act="finding.opened", by=by, now=now)
    return made


def check_finding(found: Found, *, names: Sequence[str], by: Account, now: datetime) -> Checked:
    """What opening a finding asks before it writes anything, and its preview. Errors as those of
    `open_finding`.
    """
    check_cycles(found.first_cycle, found.last_cycle)
    concerned = _concerned(names)
    _require(by, concerned=concerned)
    counted = count_among(
        concerned, first_cycle=found.first_cycle, last_cycle=found.last_cycle, now=now
    )
    evidence = found.evidence.strip()
    if evidence:
        check_words(evidence, most=MAX_EVIDENCE)
        check_unnamed(evidence, names=called(enumerate(concerned, 1)))
    elif not counted.pairs:
        raise FindingRefused(
            "The site counts nothing among these accounts in these rounds: say in words what was"
            " found."
        )
    return Checked(evidence, counted, concerned)


@transaction.atomic
def make_final(number: int, *, by: Account, words: str, now: datetime) -> Finding:
    """Make a finding final once the time to reply is over; those concerned are told and may appeal
    for 14 days. The same again changes nothing.

    Locks the finding's row. NotYourOffice for who opened it or may not work on it, FindingRefused
    before that time, once it ended, and without words.
    """
    words = check_words(words, most=MAX_SAID)
    found, concerned = locked_finding(number, by=by)
    if found.state == FindingState.FINAL and found.final_by_id == by.pk:
        return found
    if not may_make_final(by.pk, opened_by=found.by_id):
        raise NotYourOffice("Who opened a finding does not make it final: a colleague does.")
    if not may_become(FindingState(found.state), target=FindingState.FINAL):
        raise FindingRefused("This finding ended already.")
    if now < found.replies_until:
        raise FindingRefused(
            "Those concerned can reply until %(until)s: it is not final before.",
            until=found.replies_until,
        )
    check_unnamed(words, names=called(concerned))
    found.state, found.final_by, found.final_at = FindingState.FINAL.value, by, now
    found.appeal_until, found.final_words = now + APPEAL_WITHIN, words
    found.save(update_fields=["state", "final_by", "final_at", "appeal_until", "final_words"])
    tell_concerned(found, what="final", now=now)
    note_act(found, act="finding.final", by=by, now=now)
    return found


@transaction.atomic
def drop_finding(number: int, *, by: Account, words: str, now: datetime) -> Finding:
    """Drop a finding, one's own or a colleague's, a final one too: appeals that wait end with it.
    Again changes nothing.

    Locks the finding's row. NotYourOffice for who may not work on it, FindingRefused without
    words.
    """
    words = check_words(words, most=MAX_SAID)
    found, concerned = locked_finding(number, by=by)
    if found.state != FindingState.DROPPED:
        check_unnamed(words, names=called(concerned))
        dropped(found, by=by, words=words, now=now)
        note_act(found, act="finding.dropped", by=by, now=now)
    return found


def dropped(found: Finding, *, by: Account, words: str, now: datetime) -> None:
    """Write down that a finding is dropped, end the appeals that wait, and tell those concerned;
    for who holds the finding's row.
    """
    found.state, found.dropped_by, found.dropped_at = FindingState.DROPPED.value, by, now
    found.dropped_words = words
    found.save(update_fields=["state", "dropped_by", "dropped_at", "dropped_words"])
    FindingAppeal.objects.filter(subject__finding=found, ended_at=None).update(
        outcome=Outcome.REVERSED.value, heard_by=by, ended_at=now, answer=words
    )
    tell_concerned(found, what="dropped", now=now)


def locked_finding(number: int, *, by: Account) -> tuple[Finding, list[tuple[int, Account]]]:
    """A finding for who may work on it, its row locked, and those concerned by their numbers.

    FindingRefused for none, NotYourOffice.
    """
    found = locked(number)
    subjects = FindingSubject.objects.filter(finding=found).select_related("account")
    concerned = [(each.number, each.account) for each in subjects.order_by("number")]
    _require(by, concerned=[account for _, account in concerned])
    return found, concerned


def locked(number: int) -> Finding:
    """A finding, its row locked. FindingRefused where there is none."""
    found = Finding.objects.select_for_update(no_key=True).filter(pk=number).first()
    if found is None:
        raise FindingRefused("There is no such finding.")
    return found


def called(concerned: Iterable[tuple[int, Account]]) -> list[tuple[int, str]]:
    """By which words somebody would know each of those concerned: the name of the account, and
    what it is shown as where that is a name of several words. A single one may be any word, and
    would keep it out of all evidence.
    """
    return [
        (number, name)
        for number, account in concerned
        for name in (account.name, account.display_name.strip())
        if name == account.name or " " in name
    ]


def tell_concerned(found: Finding, *, what: str, now: datetime) -> None:
    """Tell everybody concerned what happened to a finding, once. One query and one statement."""
    group = f"finding/{found.pk}"
    accounts = found.subjects.order_by("account").values_list("account", flat=True)
    tell(News(each, Kind.DECISION, f"{group}/{what}", group, now) for each in accounts)


def note_act(found: Finding, *, act: str, by: Account, now: datetime) -> None:
    """Add what an officer did to the audit trail."""
    details: Details = {"finding": found.pk, "family": found.family}
    record(by, act=act, details=details, now=now)


def _concerned(names: Sequence[str]) -> list[Account]:
    """The accounts of these names in their order. FindingRefused."""
    wanted = list(dict.fromkeys(name.strip().removeprefix("@").lower() for name in names))
    if not 0 < len(wanted) <= MOST_ACCOUNTS:
        raise FindingRefused("A finding concerns 1 to %(most)s accounts.", most=MOST_ACCOUNTS)
    known = {each.name: each for each in Account.objects.filter(name__in=wanted, is_active=True)}
    for name in wanted:
        if name not in known:
            raise FindingRefused("There is no account @%(name)s.", name=name)
    return [known[name] for name in wanted]


def _require(by: Account, *, concerned: Sequence[Account]) -> None:
    numbers = [each.pk for each in concerned]
    of_staff = any(each.is_staff for each in concerned)
    if not may_work_on(office_of(by), concerned=numbers, of_staff=of_staff):
        raise NotYourOffice(
            "Officers of the site do this, not those concerned; and administrators where an "
            "officer is concerned."
        )
