"""What a reader keeps for later."""

from datetime import datetime

from django.db.models import Q

from accounts.models import Account
from articles.models import Article, Bookmark, ReadingPlace
from articles.selectors.cards import cards
from articles.selectors.feeds import Feed
from articles.selectors.places import Part, Place
from articles.selectors.rows import rows
from articles.states import State
from articles.visibility import visible_to


def kept(account: Account, *, now: datetime, after: str = "", limit: int = 20) -> Feed:
    """A page of what a reader keeps, the newest first, as far as they may still read it.

    At most 10 queries.
    """
    found = Bookmark.objects.filter(account=account, article__state=State.PUBLISHED)
    readable = Article.objects.filter(visible_to(account))
    found = found.filter(article__in=readable).order_by("-at", "-article_id")
    place = Place.read(after)
    if place is not None and place.part is Part.TIMED:
        at = place.moment
        found = found.filter(Q(at__lte=at), Q(at__lt=at) | Q(article_id__lt=place.work))
    marks = list(found.values_list("article_id", "at")[: limit + 1])
    shown = marks[:limit]
    numbers = [number for number, _ in shown]
    texts = Article.objects.filter(pk__in=numbers)
    known = {row.pk: row for row in rows(texts, viewer=account)}
    begun = set(
        ReadingPlace.objects.filter(account=account, article__in=numbers).values_list(
            "article_id", flat=True
        )
    )
    found_cards = cards([known[number] for number in numbers], viewer=account, now=now)
    return Feed(
        cards=[card._replace(begun=card.work in begun) for card in found_cards],
        after=str(Place.at(Part.TIMED, shown[-1][1], shown[-1][0])) if len(marks) > limit else "",
    )
