"""A poll with its result so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Account
from articles.models import PollBallot, PollMark, PollOption


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, how many ballots name it, and whether the viewer's does."""

    position: int
    words: str
    count: int
    mine: bool


@dataclass(frozen=True, slots=True)
class PollCard:
    """The question of an article. `ballots` is how many accounts answered."""

    work: int
    question: str
    several: bool
    closes_at: datetime
    open: bool
    ballots: int
    answers: Sequence[Answer]


def poll_of(work_id: int, *, viewer: Account | None, now: datetime) -> PollCard | None:
    """The poll of an article that the viewer may read; None without one. One query."""
    marks = PollMark.objects.filter(option=OuterRef("pk"))
    # Of this poll and not of each answer's: so PostgreSQL counts them once.
    ballots = PollBallot.objects.filter(poll=work_id).order_by().values("poll")
    options = list(
        PollOption.objects.filter(poll=work_id)
        .select_related("poll")
        .annotate(
            count=_counted(marks.order_by().values("option")),
            cast=_counted(ballots),
            mine=Exists(marks.filter(ballot__account=viewer)),
        )
        .order_by("position")
    )
    if not options:
        return None
    poll = options[0].poll
    return PollCard(
        work=work_id,
        question=poll.question,
        several=poll.several,
        closes_at=poll.closes_at,
        open=now < poll.closes_at,
        ballots=options[0].cast,
        answers=[
            Answer(option.position, option.words, option.count, option.mine) for option in options
        ],
    )


def _counted(grouped: QuerySet[Any]) -> Coalesce:
    """How many rows there are of each group, as a column of another query."""
    return Coalesce(Subquery(grouped.annotate(count=Count("*")).values("count")), 0)
