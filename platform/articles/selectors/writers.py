"""Who writes the best texts now: whom somebody new may want to follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count

from articles.selectors.cards import Card
from articles.selectors.feeds import feed
from articles.selectors.readers import listed

#: The best texts are looked through so far.
_LOOKED_AT: Final = 60


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who writes, with the best of their texts now and how many there are."""

    name: str
    shown_name: str
    portrait: str
    about: str
    best: str
    texts: int


def writers_of_the_best(*, but: int, limit: int, now: datetime) -> Sequence[Writer]:
    """The authors of the best texts now, without one account. At most 13 queries."""
    best: dict[str, Card] = {}
    for card in feed("hot", now=now, limit=_LOOKED_AT, viewer=None).cards:
        if card.author_id != but:
            best.setdefault(card.author, card)
    chosen = list(best.values())[:limit]
    written = listed().filter(author__in=[each.author_id for each in chosen])
    counted = {
        author: (about, count)
        for author, about, count in written.values_list("author", "author__about").annotate(
            texts=Count("pk")
        )
    }
    return [
        Writer(
            name=each.author,
            shown_name=each.author_shown,
            portrait=each.portrait,
            about=counted[each.author_id][0],
            best=each.title,
            texts=counted[each.author_id][1],
        )
        for each in chosen
        if each.author_id in counted
    ]
