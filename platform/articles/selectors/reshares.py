"""What people re-shared: those whom a reader follows, and one by themselves."""

from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Account, Follow, Mute
from accounts.standing import suspended
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
    theirs = _let_be(theirs)
    newer = theirs.filter(article=OuterRef("article"), at__gt=OuterRef("at"))
    articles = wanted.filter(passing_on=True).exclude(without)
    found = theirs.filter(article__in=articles).exclude(Exists(newer))
    rows = _behind(found, place).values_list(
        "at", "article_id", "account__display_name", "account__name"
    )
    return [Entry(at, work, shown or name) for at, work, shown, name in rows[:LOOKED_AT]]


def reshared_by(
    account_id: int, *, wanted: QuerySet[Article], place: Place | None, count: int
) -> list[Entry]:
    """The newest re-shares of wanted articles by one person, behind a place, without those of
    authors who want none or who block the person. One query.
    """
    theirs = _let_be(Reshare.objects.filter(account=account_id))
    found = theirs.filter(article__in=wanted.filter(passing_on=True))
    rows = _behind(found, place).values_list("at", "article_id")
    return [Entry(at, work) for at, work in rows[:count]]


def _let_be(theirs: QuerySet[Reshare]) -> QuerySet[Reshare]:
    """Without those of people whom the author blocks or who are suspended."""
    blocked = Mute.objects.filter(
        account=OuterRef("article__author"), muted=OuterRef("account"), blocked=True
    )
    return theirs.exclude(Exists(blocked)).exclude(account__in=suspended())


def _behind(found: QuerySet[Reshare], place: Place | None) -> QuerySet[Reshare]:
    """The newest first, behind a place."""
    if place is not None:
        at = place.moment
        found = found.filter(Q(at__lte=at), Q(at__lt=at) | Q(article__lt=place.work))
    return found.order_by("-at", "-article")
