"""How the site is, in a few numbers for who keeps it: each read counts no further than a bound."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import QuerySet

from accounts.models import Account, Letter
from articles.models import Article, Comment
from articles.states import State
from ledger.models import Block, Entry
from moderation.models import HeldText
from rewards.models import Cycle, Window

#: Counting stops here.
MOST: Final = 10_000
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Health:
    """What an operator looks at first."""

    round: Cycle | None
    #: Works that were put aside from their round.
    parked: int
    block: Block | None
    #: Leaves that are in no block yet.
    unsealed: int
    #: Letters that should have gone by now.
    letters: int
    registered: int
    #: Texts and answers of the last day, and how many of them were removed or are held.
    written: int
    stopped: int


def health(now: datetime) -> Health:
    """The figures of a moment. Eleven queries."""
    since = now - DAY
    texts = [model.objects.filter(published_at__gt=since) for model in (Article, Comment)]
    removed = [_count(rows.filter(state=State.REMOVED.value)) for rows in texts]
    held = HeldText.objects.filter(state=HeldText.State.WAITING, held_at__gt=since)
    waits = _count(held)
    return Health(
        round=Cycle.objects.order_by("-number").first(),
        parked=_count(Window.objects.exclude(parked="")),
        block=Block.objects.order_by("-height").first(),
        unsealed=_count(Entry.objects.filter(leaf=None, pk__gt=_sealed())),
        letters=_count(Letter.objects.filter(sent_at=None, due_at__lte=now)),
        registered=_count(Account.objects.order_by("-pk").filter(registered_at__gt=since)),
        written=sum(map(_count, texts)) + waits,
        stopped=sum(removed) + waits,
    )


def _sealed() -> int:
    """An entry so far before the newest that what is unsealed comes after it."""
    newest = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return newest - MOST


def _count(rows: QuerySet[Any]) -> int:
    return rows.order_by()[:MOST].count()
