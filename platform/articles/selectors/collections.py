"""Collections as their readers and their owners see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import Account, Mute
from articles.models import Article, Collection, CollectionPart
from articles.selectors.cards import Card, cards
from articles.selectors.readers import listed, wanted
from articles.selectors.rows import rows
from articles.states import State
from articles.visibility import visible_to

#: Texts on a page of a collection, and lines where its owner orders them.
PAGE: Final = 15
LINES: Final = 50


@dataclass(frozen=True, slots=True)
class CollectionCard:
    """A collection in a list: how many of its texts everybody may read."""

    slug: str
    title: str
    words: str
    public: bool
    texts: int


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A page of a collection with its texts in order."""

    title: str
    words: str
    public: bool
    cards: Sequence[Card]
    #: The place behind which the next page goes on; 0 where this is the last one.
    after: int
    #: Whether it is the first one.
    first: bool


@dataclass(frozen=True, slots=True)
class PartLine:
    """A text where its owner orders them; without title where they may not read it any more."""

    work: int
    title: str
    author: str
    permlink: str
    #: Whether others find it in a collection that is for everybody.
    shown: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """A page of those lines, and the place behind which the next goes on; 0 for the end."""

    lines: Sequence[PartLine]
    after: int
    first: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of one's own collections, and whether a text stands in it."""

    slug: str
    title: str
    public: bool
    has_it: bool


def collection_at(owner: Account, *, slug: str) -> Collection | None:
    """Somebody's collection at that address, whoever may see it. One query."""
    return Collection.objects.filter(owner=owner, slug=slug).first()


def collections_of(owner_id: int, *, viewer: Account | None) -> list[CollectionCard]:
    """What somebody collects and the viewer may see, the newest first. One query."""
    found = Collection.objects.filter(owner=owner_id)
    if viewer is None or viewer.pk != owner_id:
        found = found.filter(public=True)
    counted = Count("parts", filter=Q(parts__article__in=_passed_on(owner_id)))
    return [
        CollectionCard(each.slug, each.title, each.words, each.public, each.texts)
        for each in found.annotate(texts=counted).order_by("-pk")
    ]


def collection_page(
    owner: Account,
    *,
    slug: str,
    viewer: Account | None,
    now: datetime,
    after: int | None = None,
    limit: int = PAGE,
) -> CollectionPage | None:
    """A page of a collection with what of it the viewer may read and wants to, behind the place
    `after`; None where there is none for them. Where nothing is left behind the place, the first
    page. At most 13 queries.
    """
    collection = collection_at(owner, slug=slug)
    own = viewer is not None and viewer.pk == owner.pk
    if collection is None or not (collection.public or own):
        return None
    texts = listed() if own else _passed_on(owner.pk)
    texts = wanted(texts, viewer=viewer, now=now, every_language=True)
    parts = CollectionPart.objects.filter(collection=collection, article__in=texts)
    found = _lines(parts, ("article", "position"), after, limit)
    if not found and after is not None:
        after, found = None, _lines(parts, ("article", "position"), None, limit)
    shown = [work for work, _position in found[:limit]]
    return CollectionPage(
        collection.title,
        collection.words,
        collection.public,
        _cards(shown, viewer=viewer, now=now),
        after=found[limit - 1][1] if len(found) > limit else 0,
        first=after is None,
    )


def newest_in_collection(
    owner: Account, *, slug: str, now: datetime, limit: int
) -> tuple[str, str, Sequence[Card]] | None:
    """Title and words of a collection for everybody, and what was put into it last, that first, as
    somebody without an account reads it; None where there is none. At most 8 queries.
    """
    collection = collection_at(owner, slug=slug)
    if collection is None or not collection.public:
        return None
    parts = CollectionPart.objects.filter(collection=collection, article__in=_passed_on(owner.pk))
    works = list(parts.order_by("-at", "-pk").values_list("article", flat=True)[:limit])
    return collection.title, collection.words, _cards(works, viewer=None, now=now)


def parts_of(collection: Collection, *, after: int | None = None, limit: int = LINES) -> Parts:
    """Every text of a collection as its owner orders them, behind the place `after`, also those
    that nobody finds there now. Where nothing is left behind it, the first page. Two queries.
    """
    owner = collection.owner
    readable = Article.objects.filter(visible_to(owner), state=State.PUBLISHED)
    article = OuterRef("article")
    parts = CollectionPart.objects.filter(collection=collection).annotate(
        readable=Exists(readable.filter(pk=article)),
        found=Exists(_passed_on(owner.pk).filter(pk=article)),
    )
    columns = ("article__title", "article__author__name", "article__permlink")
    asked = ("article", "position", *columns, "readable", "found")
    read = _lines(parts, asked, after, limit)
    if not read and after is not None:
        after, read = None, _lines(parts, asked, None, limit)
    return Parts(
        [
            PartLine(work, title, author, permlink, shown)
            if readable
            else PartLine(work, "", "", "", shown=False)
            for work, _position, title, author, permlink, readable, shown in read[:limit]
        ],
        after=read[limit - 1][1] if len(read) > limit else 0,
        first=after is None,
    )


def collections_for(owner: Account, *, work_id: int) -> list[Choice]:
    """Somebody's own collections, the newest first, each with whether a text stands in it. One
    query.
    """
    here = CollectionPart.objects.filter(collection=OuterRef("pk"), article=work_id)
    found = Collection.objects.filter(owner=owner).annotate(has_it=Exists(here)).order_by("-pk")
    return [Choice(each.slug, each.title, each.public, each.has_it) for each in found]


def _passed_on(owner_id: int) -> QuerySet[Article]:
    """What of the articles in lists their authors let this person pass on."""
    blocks = Mute.objects.filter(account=OuterRef("author"), muted=owner_id, blocked=True)
    return listed().filter(Q(author=owner_id) | (Q(passing_on=True) & ~Exists(blocks)))


def _lines(
    parts: QuerySet[CollectionPart], columns: Sequence[str], after: int | None, limit: int
) -> list[Any]:
    """These columns of the parts behind a place, in order: one more than the page has where there
    are more.
    """
    found = parts if after is None else parts.filter(position__gt=after)
    return list(found.order_by("position").values_list(*columns)[: limit + 1])


def _cards(works: Sequence[int], *, viewer: Account | None, now: datetime) -> list[Card]:
    """The cards of these works in their order."""
    if not works:
        return []
    read = {row.pk: row for row in rows(Article.objects.filter(pk__in=works), viewer=viewer)}
    return cards([read[work] for work in works if work in read], viewer=viewer, now=now)
