"""Pinning one's own texts to the top of one's profile, and taking them down from there."""

from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles.choices import Audience
from articles.errors import NotOpen, NotYours, PinRefused, UnknownText
from articles.models import Article, Pin
from articles.models.pin import MOST_PINNED
from articles.services.standing import require_voice
from articles.states import State
from articles.visibility import visible_to


@transaction.atomic
def pin(author: Account, *, work_id: int, now: datetime) -> None:
    """Pin an article to the top of its author's profile; twice changes nothing. Locks the author's
    row.

    UnknownText for one they may not read, NotYours for another's, NotOpen for one that was taken
    down or is for circles, PinRefused where there are as many as there can be, InSuspension.
    """
    lock_account(author.pk)
    require_voice(author, now=now)
    article = Article.objects.filter(visible_to(author), pk=work_id).first()
    if article is None:
        raise UnknownText("There is no such text.")
    if article.author_id != author.pk:
        raise NotYours("You can pin your own texts only.")
    if article.state != State.PUBLISHED:
        raise NotOpen("This text was taken down and cannot be pinned.")
    if article.audience != Audience.EVERYBODY:
        raise NotOpen("Only a text for everybody can be pinned: this one is for circles alone.")
    taken = dict(Pin.objects.filter(author=author).values_list("article", "place"))
    if work_id in taken:
        return
    free = set(range(1, MOST_PINNED + 1)).difference(taken.values())
    if not free:
        raise PinRefused(
            "%(most)s texts are pinned already: unpin one of them first.", most=MOST_PINNED
        )
    Pin.objects.create(article=article, author=author, place=min(free), at=now)


def unpin(author: Account, *, work_id: int) -> None:
    """Pin it no longer; twice changes nothing."""
    Pin.objects.filter(author=author, article=work_id).delete()
