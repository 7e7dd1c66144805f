"""The list of what one person re-shared, on that person's page."""

from datetime import datetime

from accounts.models import Account
from articles.models import Article
from articles.selectors.cards import cards
from articles.selectors.feeds import Feed
from articles.selectors.places import Part, Place
from articles.selectors.readers import listed, wanted
from articles.selectors.reshares import reshared_by
from articles.selectors.rows import rows


def reshares_of(
    account_id: int, *, viewer: Account | None, now: datetime, after: str = "", limit: int = 20
) -> Feed:
    """A page of at most `limit` articles, what was re-shared last first, without what the viewer
    wants left out and what its author wants passed on no more. At most 13 queries.
    """
    place = Place.read(after)
    if place is not None and place.part is not Part.SHARED:
        place = None
    found = wanted(listed(), viewer=viewer, now=now)
    entries = reshared_by(account_id, wanted=found, place=place, count=limit + 1)
    shown = entries[:limit]
    read = rows(Article.objects.filter(pk__in=[each.work for each in shown]), viewer=viewer)
    known = {card.work: card for card in cards(read, viewer=viewer, now=now)}
    more = len(entries) > limit
    return Feed(
        cards=[known[each.work] for each in shown if each.work in known],
        after=str(Place.at(Part.SHARED, shown[-1].at, shown[-1].work)) if more else "",
    )
