"""Lists of what a reader chose: by people, tags and communities, and by tags alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.lookups import IsNull

from accounts.models import Account, Follow
from articles.models import Article, ArticleTag, Showing, TagFollow
from articles.passing_on import Entry, merged
from articles.selectors.cards import Card, cards
from articles.selectors.feeds import MAX_LIMIT, Feed
from articles.selectors.keyset import behind_place, newest_first
from articles.selectors.places import Part, Place
from articles.selectors.readers import kept_in_lists, listed, not_opened, published, wanted
from articles.selectors.reasons import Because, Reason, reasons_by_tag
from articles.selectors.reshares import reshared
from articles.selectors.rows import rows
from communities.selectors import rooms_followed_by
from rewards.selectors import Pool


def following(
    viewer: Account,
    *,
    now: datetime,
    after: str = "",
    limit: int = 20,
    since: datetime | None = None,
    unread: bool = False,
    against: Pool | None = None,
) -> Feed:
    """What the people, tags and communities that the viewer follows or is in brought, newest
    first, without the viewer's own texts; what a community shows that lives elsewhere came when it
    was shown. What people whom they follow re-shared stands between, as articles.passing_on says,
    unless only what came after `since` is asked for. At most 13 queries.
    """
    limit = max(1, min(limit, MAX_LIMIT))
    place = Place.read(after)
    if place is not None and place.part not in (Part.TIMED, Part.SHARED):
        place = None
    # Whom decisions keep out of lists their followers still read.
    theirs = _others(published(), viewer, unread=unread, now=now)
    found = kept_in_lists(theirs)
    walk = _Walk(found, viewer, place=place, count=limit + 1, since=since)
    chosen = replace(walk, found=theirs)
    ways = chosen.of_people(), walk.of_rooms(), walk.under_tags()
    own = walk.newest(*ways, shown=walk.shown_in_rooms())
    shared: list[Entry] = []
    if since is None:
        here = _shown_to(viewer).filter(article=OuterRef("pk"))
        without = _brought(viewer) | _is_one(here.values("article"))
        shared = reshared(found, viewer, without=without, place=place)
    after_share = place is not None and place.part is Part.SHARED
    entries = merged(own, shared, count=limit + 1, after_share=after_share)
    return _page(entries, limit, viewer=viewer, now=now, against=against)


def under_my_tags(
    viewer: Account,
    *,
    now: datetime,
    after: str = "",
    limit: int = 20,
    unread: bool = False,
    against: Pool | None = None,
) -> Feed:
    """What bears a tag that the viewer follows, whoever wrote it, newest first, without the
    viewer's own texts. At most 12 queries.
    """
    limit = max(1, min(limit, MAX_LIMIT))
    place = Place.read(after)
    if place is not None and place.part is not Part.TIMED:
        place = None
    found = _others(listed(), viewer, unread=unread, now=now)
    walk = _Walk(found, viewer, place=place, count=limit + 1)
    entries = walk.newest(walk.under_tags())
    page = _page(entries, limit, viewer=viewer, now=now, against=against, with_reasons=False)
    reasons = reasons_by_tag([card.work for card in page.cards], viewer=viewer)
    return replace(
        page, cards=[card._replace(reason=reasons.get(card.work)) for card in page.cards]
    )


def _others(
    shown: QuerySet[Article], viewer: Account, *, unread: bool, now: datetime
) -> QuerySet[Article]:
    """What others wrote, as far as the viewer wants it, or only what they did not open of it."""
    found = wanted(shown.exclude(author=viewer), viewer=viewer, now=now)
    return not_opened(found, viewer=viewer) if unread else found


def _page(
    entries: Sequence[Entry],
    limit: int,
    *,
    viewer: Account,
    now: datetime,
    against: Pool | None,
    with_reasons: bool = True,
) -> Feed:
    """The first entries as cards, and the place of the last one where there are more."""
    shown = entries[:limit]
    read = rows(Article.objects.filter(pk__in=[each.work for each in shown]), viewer=viewer)
    known = {
        card.work: card
        for card in cards(read, viewer=viewer, now=now, with_reasons=with_reasons, against=against)
    }
    return Feed(
        cards=[_passed_on(known[each.work], each) for each in shown if each.work in known],
        after=_behind(shown[-1]) if len(entries) > limit else "",
    )


def _brought(viewer: Account) -> Q:
    """The articles that reach the viewer without being re-shared or shown elsewhere."""
    people = Follow.objects.filter(follower=viewer).values("followed")
    rooms = rooms_followed_by(viewer).values("pk")
    tags = TagFollow.objects.filter(account=viewer, hidden=False).values("tag")
    borne = ArticleTag.objects.filter(article=OuterRef("pk"), tag__in=tags)
    return Q(author__in=people) | Q(community__in=rooms) | _is_one(borne.values("article"))


def _is_one(about_each: QuerySet[Any, Any]) -> Q:
    """Whether there is such a row, asked of each text by itself: where it says EXISTS, PostgreSQL
    may read all that there is under the tags first.
    """
    return Q(IsNull(Subquery(about_each[:1]), False))


def _shown_to(viewer: Account) -> QuerySet[Showing]:
    """What the viewer's communities show that lives elsewhere."""
    rooms = rooms_followed_by(viewer).values("pk")
    return Showing.objects.filter(community__in=rooms, ended_at=None)


@dataclass(frozen=True, slots=True)
class _Walk:
    """How the newest `count` of the texts found are looked for behind a place: by ways in, each of
    which an index gives in order, so that no more is read of a room or a tag than a page has room
    for, however much there is.
    """

    found: QuerySet[Article]
    viewer: Account
    place: Place | None
    count: int
    since: datetime | None = None

    def newest(
        self, *ways: QuerySet[Article], shown: QuerySet[Showing] | None = None
    ) -> list[Entry]:
        """The newest by all these ways together. One query."""
        nowhere = Value("", output_field=CharField())
        found: list[QuerySet[Any, tuple[datetime, int, str]]] = [
            self._behind(way).values_list("published_at", "work_id", nowhere)[: self.count]
            for way in ways
        ]
        if shown is not None:
            found.append(shown.values_list("at", "article_id", "community__title")[: self.count])
        first, *others = found
        together = first.union(*others).order_by("-published_at", "-work_id") if others else first
        return [Entry(at, work, room=room) for at, work, room in together[: self.count]]

    def of_people(self) -> QuerySet[Article]:
        """What people whom the viewer follows wrote."""
        people = Follow.objects.filter(follower=self.viewer).values("followed")
        return self.found.filter(author__in=people)

    def of_rooms(self) -> QuerySet[Article]:
        """What stands in the communities that the viewer follows or is in."""
        each = self._behind(self.found.filter(community=OuterRef("pk")))
        return self._first_of(rooms_followed_by(self.viewer), each)

    def shown_in_rooms(self) -> QuerySet[Showing]:
        """What the viewer's communities show and nothing else that they follow brings, by when it
        was shown; of several communities by the newest.
        """
        newer = _shown_to(self.viewer).filter(
            Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")),
            article=OuterRef("article"),
        )
        texts = self.found.exclude(_brought(self.viewer)).values("pk")
        each = Showing.objects.filter(
            ~_is_one(newer.values("pk")),
            community=OuterRef("pk"),
            ended_at=None,
            article__in=texts,
        )
        if self.since is not None:
            each = each.filter(at__gt=self.since)
        if self.place is not None:
            timed = replace(self.place, part=Part.TIMED)
            each = each.filter(behind_place(timed, at="at", work="article"))
        each = each.order_by("-at", "-article")
        numbers = Func(ArraySubquery(each.values("pk")[: self.count]), function="unnest")
        found = Showing.objects.filter(pk__in=rooms_followed_by(self.viewer).values_list(numbers))
        return found.order_by("-at", "-article")

    def under_tags(self) -> QuerySet[Article]:
        """What bears a tag that the viewer follows."""
        each = self._behind(self.found, tag=OuterRef("tag"))
        return self._first_of(TagFollow.objects.filter(account=self.viewer, hidden=False), each)

    def _behind(self, found: QuerySet[Article], *, tag: object = None) -> QuerySet[Article]:
        place = self.place and replace(self.place, part=Part.TIMED)
        return newest_first(found, place, tag=tag, since=self.since)

    def _first_of(self, chosen: QuerySet[Any], each: QuerySet[Article]) -> QuerySet[Article]:
        """The first of each room or tag that was chosen; `each` is about one of them."""
        numbers = Func(ArraySubquery(each.values("work_id")[: self.count]), function="unnest")
        return Article.objects.filter(work_id__in=chosen.values_list(numbers))


def _passed_on(card: Card, entry: Entry) -> Card:
    """The card with who re-shared it or where it is shown, where that brought it here."""
    if entry.room:
        return card._replace(reason=Reason(Because.SHOWING, entry.room))
    return card._replace(reason=Reason(Because.RESHARE, entry.by)) if entry.by else card


def _behind(entry: Entry) -> str:
    part = Part.SHARED if entry.by else Part.TIMED
    return str(Place.at(part, entry.at, entry.work))
