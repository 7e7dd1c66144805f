"""Asking a question with an article, and answering it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accounts.models import Account
from articles.errors import NotOpen, TextRefused, UnknownText
from articles.models import Article, Poll, PollBallot, PollMark, PollOption
from articles.polls import Question
from articles.services.standing import require_voice
from articles.states import State
from articles.visibility import visible_to


def ask_question(article: Article, *, question: Question, now: datetime) -> None:
    """Store the checked question of an article that is just being published."""
    poll = Poll.objects.create(
        article=article,
        question=question.words,
        several=question.several,
        closes_at=now + question.length,
    )
    PollOption.objects.bulk_create(
        PollOption(poll=poll, position=position, words=words)
        for position, words in enumerate(question.options)
    )


@transaction.atomic
def answer_poll(
    work_id: int, *, account: Account, positions: Collection[int], now: datetime
) -> None:
    """Answer the poll of an article one may read, or answer anew. Locks one's ballot.

    UnknownText, NotOpen after its end, TextRefused for no answer or too many, InSuspension.
    """
    require_voice(account, now=now)
    readable = Article.objects.filter(visible_to(account), state=State.PUBLISHED)
    poll = Poll.objects.filter(article__in=readable, pk=work_id).first()
    if poll is None:
        raise UnknownText("There is no such poll.")
    if now >= poll.closes_at:
        raise NotOpen("This poll is closed; its result stands.")
    known = poll.options.filter(position__in=positions).values_list("pk", flat=True)
    options = list(known)
    if not options or (len(options) > 1 and not poll.several):
        raise TextRefused("Choose one answer.")
    ballot, _ = PollBallot.objects.update_or_create(
        poll=poll, account=account, defaults={"at": now}
    )
    PollBallot.objects.select_for_update().get(pk=ballot.pk)
    PollMark.objects.filter(ballot=ballot).delete()
    PollMark.objects.bulk_create(PollMark(ballot=ballot, option_id=pk) for pk in options)
