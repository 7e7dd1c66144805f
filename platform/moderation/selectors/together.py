"""What one act would do in many cases, told before it is done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from articles.models import Article, Comment
from moderation.jointly import Jointly
from moderation.models import Case
from moderation.process import CLAIMED_FOR, State
from moderation.rights import Office, Parties, may_decide_on
from moderation.selectors.queue import of_office


class Hindrance(StrEnum):
    """Why an act would not be done in a case."""

    DECIDED = "decided"
    A_COLLEAGUES = "a colleague's"
    A_PARTY = "a party"
    NO_TEXT = "no text"
    NOT_MINE = "not mine"


@dataclass(frozen=True, slots=True)
class Foretold:
    """One case; without a hindrance the act is done there."""

    case: Case
    #: The title of the text, or of the one that an answer stands below; "" for an account.
    title: str
    hindrance: Hindrance | None


def foretell_together(
    numbers: Collection[int], *, act: Jointly, office: Office, now: datetime
) -> Sequence[Foretold]:
    """What would be done in each of these cases that the office sees. Four queries."""
    rows = of_office(office, Case.objects.filter(pk__in=numbers), "community")
    cases = list(
        rows.select_related("account", "community", "claimed_by")
        .prefetch_related("reports")
        .order_by("pk")
    )
    works = [case.work_id for case in cases if case.work_id is not None]
    titles = dict(Article.objects.filter(pk__in=works).values_list("pk", "title"))
    answers = Comment.objects.filter(pk__in=works).values_list("pk", "article__title")
    titles.update(dict(answers))
    return [
        Foretold(
            case,
            titles.get(case.work_id or 0, ""),
            _hindrance(case, act=act, office=office, now=now),
        )
        for case in cases
    ]


def _hindrance(case: Case, *, act: Jointly, office: Office, now: datetime) -> Hindrance | None:
    reporters = frozenset(it.reporter_id for it in case.reports.all() if it.reporter_id)
    parties = Parties(
        community=case.community_id,
        author=case.account_id,
        reporters=reporters,
        author_is_staff=case.account is not None and case.account.is_staff,
    )
    if not may_decide_on(office, parties=parties):
        return Hindrance.A_PARTY
    mine = case.claimed_by_id == office.account
    if act is Jointly.LEAVE:
        return None if mine else Hindrance.NOT_MINE
    if State(case.state) is not State.OPEN:
        return Hindrance.DECIDED
    if case.claimed_at is not None and now < case.claimed_at + CLAIMED_FOR and not mine:
        return Hindrance.A_COLLEAGUES
    if act is Jointly.SPAM and case.work_id is None:
        return Hindrance.NO_TEXT
    return None
