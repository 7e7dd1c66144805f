"""Where a reader may go on from a text: texts that share something with it, each with what that
is, and the author's texts before and after it. The same text gives the same answer to everybody
who wants nothing left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db.models import QuerySet

from accounts.models import Account
from articles.models import Article, ArticleTag
from articles.selectors.readers import listed, wanted

#: Texts shown, how many may have the same reason, and how many of each reason are looked at.
MOST: Final = 4
_EACH: Final = 2
_CANDIDATES: Final = 8
_TAGS: Final = 3


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


def onward(work: int, *, viewer: Account | None = None) -> Onward:
    """The ways on from an article. At most 8 queries, each bounded whatever there is."""
    article = Article.objects.select_related("community").get(pk=work)
    older, newer = (_beside(article, step) for step in ("lt", "gt"))
    beside = {each.pk for each in (older, newer) if each is not None}
    return Onward(
        related=_related(article, without={work, *beside}, viewer=viewer),
        older=_signpost(older) if older else None,
        newer=_signpost(newer) if newer else None,
    )


def _beside(article: Article, step: str) -> Article | None:
    """The author's text before (lt) or after (gt) this one. Publishing times are nearly unique."""
    order = "-published_at" if step == "lt" else "published_at"
    found = listed().filter(author=article.author_id).exclude(pk=article.pk)
    found = found.filter(**{f"published_at__{step}": article.published_at})
    return found.select_related("author").order_by(order).first()


def _related(article: Article, *, without: set[int], viewer: Account | None) -> list[Related]:
    """The newest of each reason in turns, so that no reason takes all places."""
    by_tag = _by_tag(article)
    rooms = listed().filter(community=article.community_id) if article.community_id else None
    reasons: list[list[tuple[int, Shared, str]]] = [
        [(number, Shared.TAG, name) for number, name in by_tag],
        [
            (number, Shared.COMMUNITY, article.community.title if article.community else "")
            for number in _newest(rooms)
        ],
        [
            (number, Shared.AUTHOR, "")
            for number in _newest(listed().filter(author=article.author_id))
        ],
    ]
    numbers = {number for reason in reasons for number, _, _ in reason} - without
    known = _wanted(numbers, viewer)
    chosen: dict[int, Related] = {}
    for reason in reasons:
        fresh = [each for each in reason if each[0] in known and each[0] not in chosen]
        for number, shared, name in fresh[:_EACH]:
            chosen[number] = Related(_signpost(known[number]), shared, name)
    return list(chosen.values())[:MOST]


def _by_tag(article: Article) -> list[tuple[int, str]]:
    """The newest articles under the first tags; each tag is one short walk on the tag's index."""
    tags = article.tags.order_by("position").values_list("tag_id", "tag__name")[:_TAGS]
    names = dict(tags)
    if not names:
        return []
    walks = [
        ArticleTag.objects.filter(tag=tag)
        .order_by("-article_id")
        .values_list("article_id", "tag_id")[:_CANDIDATES]
        for tag in names
    ]
    rows = walks[0].union(*walks[1:]) if len(walks) > 1 else walks[0]
    return [(number, names[tag]) for number, tag in sorted(rows, reverse=True)]


def _newest(found: QuerySet[Article] | None) -> Iterable[int]:
    if found is None:
        return []
    ordered = found.order_by("-published_at", "-work_id")
    return list(ordered.values_list("work_id", flat=True)[:_CANDIDATES])


def _wanted(numbers: set[int], viewer: Account | None) -> dict[int, Article]:
    found = wanted(listed().filter(pk__in=numbers), viewer=viewer).select_related("author")
    return {article.pk: article for article in found}


def _signpost(article: Article) -> Signpost:
    author = article.author
    return Signpost(
        author.name, author.shown_name, article.permlink, article.title, article.language
    )
