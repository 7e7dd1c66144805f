"""Holding who publishes and answers to the pace of `articles.pace`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from math import ceil

from django.db import transaction

from accounts.models import Account
from articles.errors import TooOften
from articles.models import Article, Comment
from articles.pace import Pace, Paces, paces_of, too_soon


@contextmanager
def in_pace_of_texts(author: Account, *, now: datetime) -> Iterator[None]:
    """A transaction for publishing, undone by TooOften where it comes too soon after others. One
    query.

    Asked afterwards, when the publishing has locked the author's row: what is sent twice is
    counted once.
    """
    with transaction.atomic():
        yield
        wait = _wait(Article, author, _paces(author, now).texts, now)
        if wait:
            raise TooOften(
                "You have published many texts in a short time. The next one can go out in"
                " %(minutes)s min; your words are kept.",
                minutes=wait,
            )


@contextmanager
def in_pace_of_answers(author: Account, *, now: datetime) -> Iterator[None]:
    """As `in_pace_of_texts`, for answers. One query."""
    with transaction.atomic():
        yield
        wait = _wait(Comment, author, _paces(author, now).answers, now)
        if wait:
            raise TooOften(
                "You have written many answers in a short time. The next one can go out in"
                " %(minutes)s min; your words are kept.",
                minutes=wait,
            )


def _paces(author: Account, now: datetime) -> Paces:
    return paces_of(registered_at=author.registered_at, has_address=bool(author.email), now=now)


def _wait(
    kind: type[Article] | type[Comment], author: Account, paces: Sequence[Pace], now: datetime
) -> int:
    """Whole minutes, 0 for none."""
    newest = kind.objects.filter(author=author).order_by("-published_at", "-work")
    most = max(each.most for each in paces)
    moments = list(newest.values_list("published_at", flat=True)[: most + 1])
    return ceil(too_soon(moments, paces=paces, now=now) / timedelta(minutes=1))
