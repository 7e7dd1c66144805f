"""What people are told of cases: decisions about oneself, and what came of one's reports."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db.models import BooleanField, Case, OuterRef, Q, QuerySet, Subquery, Value, When

from accounts.models import Account
from ledger.assets import Asset
from ledger.selectors import balances
from moderation.measures import Measure
from moderation.models import AppealMessage, Decision, FindingSubject, Report
from moderation.process import Outcome, State
from moderation.reasons import Reason
from moderation.rights import As
from moderation.selectors.likeness import Alike
from rewards.models import Hold

#: Decisions and reports on a page of one's own.
MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said in an appeal."""

    mine: bool
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """An appeal; without an outcome it waits until its deadline."""

    due_at: datetime
    outcome: Outcome | None
    said: Sequence[Said]


class ByItself(StrEnum):
    """What became of a decision that the site made by itself: nobody appeals against it, since a
    moderator decides after it.
    """

    WAITS = "waits"
    REPLACED = "replaced"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision about somebody, and how far an appeal against it went."""

    number: int
    at: datetime
    office: As
    measures: Sequence[Measure]
    rule: str
    #: What the rule said when it was decided.
    rule_words: str
    quoted: str
    message: str
    until: datetime | None
    work: int | None
    #: What was said when it was taken back; None while it stands.
    undone: str | None
    #: Until when an appeal can be made; None where it cannot.
    appeal_until: datetime | None
    appeal: Heard | None
    #: Of what the site decided by itself, the older text that it found it in.
    alike: Alike | None
    is_answer: bool
    #: None where somebody decided.
    by_itself: ByItself | None = None
    #: What the moderator said who lifted what the site did by itself.
    lifted: str = ""

    @property
    def is_open(self) -> bool:
        """Whether who it is about can say something to it: appeal, or more in their appeal."""
        waits = self.appeal is not None and self.appeal.outcome is None
        return waits or self.appeal_until is not None


@dataclass(frozen=True, slots=True)
class Behind:
    """Behind which decision a list of them goes on: one that is still open, or one of the others,
    which come later. A decision whose time runs out meanwhile is among those.
    """

    number: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One report of somebody's own, and what came of it: what somebody decided last, without its
    words, which are for the author; and what became of that.
    """

    number: int
    work: int | None
    reason: Reason
    at: datetime
    decided: bool
    #: Address and title of the community as a whole that it is about; None for any other.
    room: tuple[str, str] | None = None
    measures: Sequence[Measure] = ()
    until: datetime | None = None
    appeal: Outcome | None = None
    appealed: bool = False
    undone: bool = False


@dataclass(frozen=True, slots=True)
class HeldReward:
    """A reward that a decision held: where it stands, and by which decision it ended."""

    state: Hold.State
    placed_by: int
    settled_by: int | None
    #: What waits in escrow since the payout.
    milliink: int
    microvests: int


def rewards_held(works: Collection[int]) -> Mapping[int, HeldReward]:
    """The rewards of texts that are held or were, by text. Two queries, none for no texts."""
    if not works:
        return {}
    holds = list(Hold.objects.filter(pk__in=works))
    waiting = balances([each.wallet_id for each in holds])
    return {
        each.pk: HeldReward(
            Hold.State(each.state),
            each.placed_by,
            each.settled_by,
            milliink=waiting.get(each.wallet_id, {}).get(Asset.INK, 0),
            microvests=waiting.get(each.wallet_id, {}).get(Asset.VESTS, 0),
        )
        for each in holds
    }


@dataclass(frozen=True, slots=True)
class Brief:
    """What a decision did; without a measure it left all as it was, or takes another one back."""

    measures: Sequence[Measure]
    by_itself: bool
    undoes: bool


def briefly(numbers: Collection[int]) -> Mapping[int, Brief]:
    """What decisions did, by their numbers. One query, none for no numbers."""
    if not numbers:
        return {}
    found = Decision.objects.filter(pk__in=numbers).values_list("pk", "measures", "by", "undoes")
    return {
        number: Brief([Measure(each) for each in measures], by is None, undoes is not None)
        for number, measures, by, undoes in found
    }


def works_on_hold(wallet: int, *, limit: int = MOST) -> Sequence[int]:
    """Texts of this wallet whose reward waits for a decision, the longest first. One query."""
    found = Hold.objects.filter(work__author=wallet, state=Hold.State.PLACED)
    return list(found.order_by("placed_at", "pk").values_list("pk", flat=True)[:limit])


def has_cases(account: Account) -> bool:
    """Whether something was decided about somebody, or found, or reported by them. Three queries
    at most.
    """
    about = Decision.objects.filter(case__account=account, undoes=None).exclude(measures=[])
    return (
        Report.objects.filter(reporter=account).exists()
        or about.exists()
        or FindingSubject.objects.filter(account=account).exists()
    )


def decisions_about(
    account: Account, *, behind: Behind | None = None, now: datetime
) -> Sequence[Verdict]:
    """Decisions about an account and its texts, those without a measure aside: first those that
    are open, then the others, the newest first. One more than MOST where it goes on. Two queries.
    """
    found = Decision.objects.filter(case__account=account, undoes=None).exclude(measures=[])
    found = _open_first(found, behind=behind, now=now)
    found = found.select_related("case", "appeal", "undone_by")
    later = Decision.objects.filter(case=OuterRef("case"), by__isnull=False, undoes=None)
    found = found.annotate(
        later_measures=Subquery(later.values("measures")[:1]),
        later_message=Subquery(later.values("message")[:1]),
    )
    shown = list(found[: MOST + 1])
    said: dict[int, list[Said]] = {}
    messages = AppealMessage.objects.filter(appeal__in=[each.pk for each in shown])
    for number, by, words, at in messages.order_by("pk").values_list(
        "appeal", "by", "words", "at"
    ):
        said.setdefault(number, []).append(Said(by == account.pk, words, at))
    return [_verdict(each, said.get(each.pk, []), now) for each in shown]


def _open_first(
    found: QuerySet[Decision], *, behind: Behind | None, now: datetime
) -> QuerySet[Decision]:
    """As `Verdict.is_open` says of each."""
    can_appeal = Q(
        by__isnull=False,
        case__state=State.DECIDED.value,
        case__closes_at__gt=now,
        appeal=None,
        undone_by=None,
    )
    waits = Q(appeal__isnull=False, appeal__ended_at=None)
    yes = When(can_appeal | waits, then=Value(value=True))
    found = found.annotate(
        is_open=Case(yes, default=Value(value=False), output_field=BooleanField())
    )
    if behind is not None:
        later = Q(is_open=behind.is_open, pk__lt=behind.number)
        found = found.filter(later | Q(is_open=False) if behind.is_open else later)
    return found.order_by("-is_open", "-pk")


def reports_of(account: Account, *, behind: int | None = None) -> Sequence[OwnReport]:
    """Reports of an account, the newest first, behind that of this number. One more than MOST
    where it goes on. Two queries, one where there are none.
    """
    rows = Report.objects.filter(reporter=account).order_by("-pk")
    if behind is not None:
        rows = rows.filter(pk__lt=behind)
    shown = list(rows.select_related("case", "about")[: MOST + 1])
    found = Decision.objects.filter(case__in=[each.case_id for each in shown], undoes=None)
    made = found.filter(by__isnull=False).select_related("appeal", "undone_by").order_by("pk")
    # The last one of each case: what the site did by itself came before it.
    last = {each.case_id: each for each in made} if shown else {}
    return [_own_report(each, last.get(each.case_id)) for each in shown]


def _own_report(row: Report, decision: Decision | None) -> OwnReport:
    reason, state = Reason(row.reason), State(row.case.state)
    decided = state is not State.OPEN
    room = (row.about.slug, row.about.title) if row.about is not None else None
    report = OwnReport(row.pk, row.case.work_id, reason, row.at, decided=decided, room=room)
    if decision is None or not report.decided:
        return report
    appeal = getattr(decision, "appeal", None)
    return replace(
        report,
        measures=[Measure(each) for each in decision.measures],
        until=decision.until,
        appeal=Outcome(appeal.outcome) if appeal is not None and appeal.outcome else None,
        appealed=appeal is not None,
        undone=getattr(decision, "undone_by", None) is not None,
    )


def _verdict(found: Decision, said: Sequence[Said], now: datetime) -> Verdict:
    undone, heard = getattr(found, "undone_by", None), getattr(found, "appeal", None)
    closes, state = found.case.closes_at, State(found.case.state)
    by_itself = _by_itself(found, state)
    open_still = (
        by_itself is None and state is State.DECIDED and closes is not None and now < closes
    )
    return Verdict(
        number=found.pk,
        at=found.at,
        office=As(found.office),
        measures=[Measure(each) for each in found.measures],
        rule=found.rule,
        rule_words=found.rule_words,
        quoted=found.quoted,
        message=found.message,
        until=found.until,
        work=found.case.work_id,
        undone=undone.message if undone is not None else None,
        appeal_until=closes if open_still and heard is None and undone is None else None,
        appeal=Heard(heard.due_at, Outcome(heard.outcome) if heard.outcome else None, said)
        if heard is not None
        else None,
        alike=found_in(found),
        is_answer=bool(found.found.get("answer")),
        by_itself=by_itself,
        lifted=getattr(found, "later_message", None) or "" if by_itself is ByItself.LIFTED else "",
    )


def found_in(decision: Decision) -> Alike | None:
    """The older text for which the site decided by itself; None for any other decision."""
    older, share_bp = decision.found.get("older"), decision.found.get("share_bp")
    return Alike(older, share_bp) if older is not None and share_bp is not None else None


def _by_itself(found: Decision, state: State) -> ByItself | None:
    if found.by_id is not None:
        return None
    if state is State.OPEN:
        return ByItself.WAITS
    return ByItself.REPLACED if getattr(found, "later_measures", None) else ByItself.LIFTED
