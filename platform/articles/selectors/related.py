"""Where a reader may go on from a text: texts that share something with it, each with what that
is, and the author's texts before and after it. The same text gives the same answer to everybody
who wants nothing left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Value

from accounts.models import Account
from articles.models import Article, ArticleTag
from articles.selectors.readers import listed, published, wanted

#: Texts shown, how many may have the same reason, and how many of each reason are looked at.
MOST: Final = 4
_EACH: Final = 2
_CANDIDATES: Final = 8
_TAGS: Final = 3
#: Keys of the ways that are no tag's.
_ROOM, _AUTHOR, _OLDER, _NEWER = -1, -2, -3, -4


class Shared(StrEnum):
    """What two texts have in common."""

    TAG = "tag"
    COMMUNITY = "community"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Signpost:
    """A text in one line."""

    author: str
    author_shown: str
    permlink: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Related:
    """A text, and what it shares: a tag's or a community's name, or an author."""

    text: Signpost
    shared: Shared
    name: str


@dataclass(frozen=True, slots=True)
class Onward:
    """The ways on from a text."""

    related: Sequence[Related] = ()
    older: Signpost | None = None
    newer: Signpost | None = None


class _Text(NamedTuple):
    at: datetime
    signpost: Signpost


def onward(work: int, *, viewer: Account | None = None, now: datetime) -> Onward:
    """The ways on from an article. At most 5 queries, each bounded whatever there is."""
    borne = ArticleTag.objects.filter(article=OuterRef("pk")).order_by("position")
    article = (
        Article.objects.select_related("community")
        .annotate(
            tag_ids=ArraySubquery(borne.values("tag")[:_TAGS]),
            tag_names=ArraySubquery(borne.values("tag__name")[:_TAGS]),
        )
        .get(pk=work)
    )
    tags: dict[int, str] = dict(zip(article.tag_ids, article.tag_names, strict=True))
    found = _candidates(article, tags)
    beside = {number for number, key in found if key in (_OLDER, _NEWER)}
    others = {number for number, _ in found} - beside - {work}
    known = _known(others, beside, viewer, now)
    related = {number: known[number] for number in others if number in known}
    by_key = {key: number for number, key in found}
    return Onward(
        related=_related(found, related, tags=tags, article=article),
        older=_signpost(known.get(by_key.get(_OLDER, 0))),
        newer=_signpost(known.get(by_key.get(_NEWER, 0))),
    )


def _candidates(article: Article, tags: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers of articles, each with the tag or another key of the way that leads to it; every way
    is one short walk on an index.
    """
    mine = published().filter(author=article.author_id)
    others, at = mine.exclude(pk=article.pk), article.published_at
    # Publishing times are nearly unique.
    older = others.filter(published_at__lt=at).order_by("-published_at")[:1]
    newer = others.filter(published_at__gt=at).order_by("published_at")[:1]
    ways = [_keyed(older, _OLDER), _keyed(newer, _NEWER), _keyed(_newest(mine), _AUTHOR)]
    if article.community_id:
        ways.append(_keyed(_newest(listed().filter(community=article.community_id)), _ROOM))
    for tag in tags:
        borne = ArticleTag.objects.filter(tag=tag).order_by("-article_id")
        ways.append(borne.values_list("article_id", "tag_id")[:_CANDIDATES])
    return list(ways[0].union(*ways[1:], all=True))


def _keyed(found: QuerySet[Article], key: int) -> QuerySet[Any, tuple[int, int]]:
    return found.values_list("work_id", Value(key, BigIntegerField()))


def _newest(found: QuerySet[Article]) -> QuerySet[Article]:
    return found.order_by("-published_at", "-work_id")[:_CANDIDATES]


def _related(
    found: Sequence[tuple[int, int]],
    known: Mapping[int, _Text],
    *,
    tags: Mapping[int, str],
    article: Article,
) -> list[Related]:
    """The newest of each reason in turns, so that no reason takes all places."""

    def led_by(key: int) -> list[int]:
        numbers = [number for number, each in found if each == key and number in known]
        return sorted(numbers, key=lambda number: (known[number].at, number), reverse=True)

    room = article.community.title if article.community else ""
    by_tag = sorted(((number, key) for number, key in found if key in tags), reverse=True)
    reasons: list[list[tuple[int, Shared, str]]] = [
        [(number, Shared.TAG, tags[key]) for number, key in by_tag],
        [(number, Shared.COMMUNITY, room) for number in led_by(_ROOM)],
        [(number, Shared.AUTHOR, "") for number in led_by(_AUTHOR)],
    ]
    chosen: dict[int, Related] = {}
    for reason in reasons:
        fresh = [each for each in reason if each[0] in known and each[0] not in chosen]
        for number, shared, name in fresh[:_EACH]:
            chosen[number] = Related(known[number].signpost, shared, name)
    return list(chosen.values())[:MOST]


def _known(
    others: set[int], beside: set[int], viewer: Account | None, now: datetime
) -> dict[int, _Text]:
    """The texts to show: of the related ones those that the viewer wants."""
    related = wanted(listed().filter(pk__in=others), viewer=viewer, now=now)
    found = published().filter(Q(pk__in=beside) | Q(pk__in=related.values("pk")))
    rows = found.values_list(
        "pk",
        "published_at",
        "author__name",
        "author__display_name",
        "permlink",
        "title",
        "language",
    )
    return {
        pk: _Text(at, Signpost(name, shown or name, *rest)) for pk, at, name, shown, *rest in rows
    }


def _signpost(text: _Text | None) -> Signpost | None:
    return text.signpost if text else None
