"""What a line of the queue says of a case beside its kind, and which case comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from articles.models import Article, Comment
from articles.visibility import for_everybody
from moderation.models import Case, HeldText, Report
from moderation.process import State
from moderation.reasons import Reason
from moderation.rights import Office
from moderation.selectors.queue import of_office


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The title of the text, or of what an answer answers; "" for an account, and for what is not
    for everybody. Why it was reported, told to nobody who is a party to the case.
    """

    title: str
    is_answer: bool
    reasons: Sequence[Reason]
    #: Whether who looks is a party: somebody else decides it.
    aside: bool


def glimpses(cases: Sequence[Case], *, office: Office) -> Mapping[int, Glimpse]:
    """Of each of these cases. Four queries, none for no cases."""
    if not cases:
        return {}
    numbers = [case.pk for case in cases]
    works = [case.work_id for case in cases if case.work_id is not None]
    # What its author writes for circles by now is read in the case, as far as the office may.
    texts = Article.objects.filter(for_everybody(), pk__in=works)
    titles = dict(texts.values_list("pk", "title"))
    below = Comment.objects.filter(for_everybody("article__"), pk__in=works)
    answers = dict(below.values_list("pk", "article__title"))
    waiting = HeldText.objects.filter(case__in=numbers).select_related("draft")
    held = {each.case_id: each for each in waiting}
    reasons: dict[int, list[Reason]] = {}
    reported = set()
    rows = Report.objects.filter(case__in=numbers).order_by("pk")
    for number, reason, reporter in rows.values_list("case", "reason", "reporter"):
        if reporter == office.account:
            reported.add(number)
        found = reasons.setdefault(number, [])
        if Reason(reason) not in found:
            found.append(Reason(reason))
    return {
        case.pk: _glimpse(
            case,
            title=titles.get(case.work_id or 0) or answers.get(case.work_id or 0, ""),
            is_answer=case.work_id in answers,
            held=held.get(case.pk),
            reasons=reasons.get(case.pk, []),
            aside=case.account_id == office.account or case.pk in reported,
        )
        for case in cases
    }


def _glimpse(
    case: Case,
    *,
    title: str,
    is_answer: bool,
    held: HeldText | None,
    reasons: Sequence[Reason],
    aside: bool,
) -> Glimpse:
    if held is not None:
        title = held.draft.title if held.draft is not None else held.title
        is_answer = held.answered_id is not None
    return Glimpse(title, is_answer, () if aside else reasons, aside)


def following(case: Case, *, office: Office) -> int | None:
    """The open case that this office looks at after this one, as the queue has them, then from its
    beginning: none to which it is a party, none that a colleague holds. Two queries at most.
    """
    mine = Q(claimed_by=None) | Q(claimed_by=office.account)
    rows = of_office(office, Case.objects.filter(mine, state=State.OPEN.value), "community")
    rows = rows.exclude(Q(pk=case.pk) | Q(account=office.account, account__isnull=False))
    rows = rows.exclude(pk__in=Report.objects.filter(reporter=office.account).values("case"))
    later = Q(opened_at__gt=case.opened_at) | Q(opened_at=case.opened_at, pk__gt=case.pk)
    behind = rows.filter(Q(severity__lt=case.severity) | Q(later, severity=case.severity))
    order = (F("severity").desc(), "opened_at", "pk")
    found: int | None = behind.order_by(*order).values_list("pk", flat=True).first()
    if found is None:
        found = rows.order_by(*order).values_list("pk", flat=True).first()
    return found
