"""Keeping words and threads out of one's own sight."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from accounts.locks import lock_account
from accounts.models import Account
from articles.errors import MuteRefused, UnknownText
from articles.folding import folded
from articles.models import Article, MutedThread, MutedWord
from articles.visibility import visible_to
from articles.wording import MAX_PHRASE, one_line

#: Each word is one more condition on every list.
MOST: Final = 100


@transaction.atomic
def mute_words(
    account: Account, *, words: str, length: timedelta | None = None, now: datetime
) -> None:
    """Mute a word or phrase, for a time or, without a length, for ever; again sets the time anew.

    Locks the account's row. MuteRefused for what has no letter or digit, is too long, or is one
    too many; those whose time is over are no more counted.
    """
    words = one_line(words)
    phrase = folded(words)
    if not phrase:
        raise MuteRefused("Type a word or a phrase: at least one letter or digit.")
    if len(words) > MAX_PHRASE:
        raise MuteRefused("A muted phrase has at most %(most)s characters.", most=MAX_PHRASE)
    lock_account(account.pk)
    MutedWord.objects.filter(account=account, until__lte=now).delete()
    if MutedWord.objects.filter(~Q(phrase=phrase), account=account).count() >= MOST:
        raise MuteRefused("You mute %(most)s words already: take one back first.", most=MOST)
    MutedWord.objects.update_or_create(
        account=account,
        phrase=phrase,
        defaults={"words": words, "until": now + length if length else None, "at": now},
    )


def unmute_words(account: Account, *, number: int) -> None:
    """Mute one's word of that number no longer; twice changes nothing."""
    MutedWord.objects.filter(account=account, pk=number).delete()


def mute_thread(account: Account, *, article_id: int, now: datetime) -> None:
    """Hear no more of an article and its answers; twice changes nothing. UnknownText."""
    if not Article.objects.filter(visible_to(account), pk=article_id).exists():
        raise UnknownText("There is no such text.")
    made = [MutedThread(account=account, article_id=article_id, at=now)]
    MutedThread.objects.bulk_create(made, ignore_conflicts=True)


def unmute_thread(account: Account, *, article_id: int) -> None:
    """Hear of it again; twice changes nothing."""
    MutedThread.objects.filter(account=account, article=article_id).delete()
