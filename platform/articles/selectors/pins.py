"""What stands at the top of somebody's profile."""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import Account
from articles.models import Article, Pin
from articles.selectors.cards import Card, cards
from articles.selectors.readers import published
from articles.selectors.rows import rows


def pinned_by(account_id: int) -> list[int]:
    """The works that somebody pinned and that everybody may read, pinned last first. One query."""
    pins = Pin.objects.filter(author=account_id, article__in=published()).order_by(
        "-at", "-article"
    )
    return list(pins.values_list("article", flat=True))


def pinned_cards(works: Sequence[int], *, viewer: Account | None, now: datetime) -> list[Card]:
    """The cards of these works in their order. At most nine queries, none without works."""
    if not works:
        return []
    read = rows(Article.objects.filter(pk__in=works), viewer=viewer)
    known = {card.work: card for card in cards(read, viewer=viewer, now=now, with_reasons=False)}
    return [known[work] for work in works if work in known]
