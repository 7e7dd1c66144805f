"""What the people whom a reader follows re-shared."""

from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Account, Follow, Mute
from articles.models import Article, Reshare
from articles.passing_on import Entry
from articles.selectors.places import Place

#: Re-shares that are looked at for a page; what lies behind so many of them is left out of it.
LOOKED_AT: Final = 200


def reshared(
    wanted: QuerySet[Article], viewer: Account, *, without: Q, place: Place | None
) -> list[Entry]:
    """The newest re-shares of wanted articles by people whom the viewer follows, behind a place.

    Of several re-shares of one text the newest counts. Left out are those that are `without`, of
    authors who want none, by people whom the viewer mutes or whom the author blocks. One query.
    """
    people = Follow.objects.filter(follower=viewer).values("followed")
    theirs = Reshare.objects.filter(account__in=people)
    theirs = theirs.exclude(account__in=Mute.objects.filter(account=viewer).values("muted"))
    blocked = Mute.objects.filter(
        account=OuterRef("article__author"), muted=OuterRef("account"), blocked=True
    )
    theirs = theirs.exclude(Exists(blocked))
    newer = theirs.filter(article=OuterRef("article"), at__gt=OuterRef("at"))
    articles = wanted.filter(passing_on=True).exclude(without)
    found = theirs.filter(article__in=articles).exclude(Exists(newer))
    if place is not None:
        at = place.moment
        found = found.filter(Q(at__lte=at), Q(at__lt=at) | Q(article__lt=place.work))
    rows = found.order_by("-at", "-article").values_list(
        "at", "article_id", "account__display_name", "account__name"
    )
    return [Entry(at, work, shown or name) for at, work, shown, name in rows[:LOOKED_AT]]
