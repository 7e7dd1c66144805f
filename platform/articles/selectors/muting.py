"""Which words and threads a reader mutes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from accounts.models import Account
from articles.models import MutedThread, MutedWord
from articles.states import State
from articles.visibility import visible_to

#: Threads that the settings list; older ones stay muted.
LISTED = 200


@dataclass(frozen=True, slots=True)
class QuietWord:
    """A word that is muted, and until when; None for ever."""

    number: int
    words: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class QuietThread:
    """An article whose thread is muted."""

    work: int
    title: str
    author: str
    permlink: str


def muted_phrases(account_id: int | None, *, now: datetime) -> tuple[str, ...]:
    """The folded words that a reader mutes now. One query, none without an account."""
    if account_id is None:
        return ()
    found = MutedWord.objects.filter(_still(now), account=account_id)
    return tuple(found.values_list("phrase", flat=True))


def phrases_by_reader(accounts: Collection[int], *, now: datetime) -> dict[int, list[str]]:
    """The same of many readers; who mutes no words is left out. One query, none for nobody."""
    found: dict[int, list[str]] = {}
    if accounts:
        rows = MutedWord.objects.filter(_still(now), account__in=accounts)
        for account, phrase in rows.values_list("account_id", "phrase"):
            found.setdefault(account, []).append(phrase)
    return found


def muted_words(account: Account, *, now: datetime) -> Sequence[QuietWord]:
    """The words that an account mutes now, the newest first. One query."""
    found = MutedWord.objects.filter(_still(now), account=account).order_by("-at", "-pk")
    return [QuietWord(*row) for row in found.values_list("pk", "words", "until")]


def muted_threads(account: Account) -> Sequence[QuietThread]:
    """The threads that an account mutes and may read, the newest first. One query."""
    found = MutedThread.objects.filter(visible_to(account, "article__"), account=account)
    found = found.exclude(article__state=State.REMOVED)
    rows = found.order_by("-at", "-pk").values_list(
        "article_id", "article__title", "article__author__name", "article__permlink"
    )
    return [QuietThread(*row) for row in rows[:LISTED]]


def _still(now: datetime) -> Q:
    return Q(until=None) | Q(until__gt=now)
