"""A poll with its result so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from accounts.models import Account
from articles.models import Poll, PollBallot, PollMark


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
    """The poll of an article that the viewer may read; None without one. At most 4 queries."""
    poll = Poll.objects.filter(pk=work_id).first()
    if poll is None:
        return None
    mine: set[int] = set()
    if viewer is not None:
        own = PollMark.objects.filter(ballot__poll=poll, ballot__account=viewer)
        mine = set(own.values_list("option_id", flat=True))
    options = poll.options.annotate(count=Count("marks")).order_by("position")
    return PollCard(
        work=work_id,
        question=poll.question,
        several=poll.several,
        closes_at=poll.closes_at,
        open=now < poll.closes_at,
        ballots=PollBallot.objects.filter(poll=poll).count(),
        answers=[
            Answer(option.position, option.words, option.count, option.pk in mine)
            for option in options
        ],
    )
