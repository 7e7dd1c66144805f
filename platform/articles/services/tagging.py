"""Putting tags on an article. A tag that nobody bears or wishes for any more goes: it is words."""

from collections.abc import Collection, Mapping

from django.db.models import Exists, OuterRef

from articles.models import Article, ArticleTag, Tag, TagFollow


def tag(article_id: int, *, words: tuple[str, ...]) -> None:
    """Give an article these tags, in this order, in place of those it had."""
    tag_all({article_id: words})


def tag_all(words_of: Mapping[int, tuple[str, ...]]) -> None:
    """The same for many articles; six statements in all, three more where tags are taken off."""
    borne = ArticleTag.objects.filter(article_id__in=words_of)
    before = set(borne.values_list("tag_id", flat=True))
    borne.delete()
    numbers = numbers_of({word for words in words_of.values() for word in words})
    times = dict(Article.objects.filter(pk__in=words_of).values_list("pk", "published_at"))
    ArticleTag.objects.bulk_create(
        ArticleTag(
            article_id=article_id,
            tag_id=numbers[word],
            position=position,
            published_at=times[article_id],
        )
        for article_id, words in words_of.items()
        for position, word in enumerate(words)
    )
    _drop(before - set(numbers.values()))


def numbers_of(names: Collection[str]) -> dict[str, int]:
    """The tags' numbers by name. New ones are made; until the transaction ends none is dropped.

    Others may hold the same tags at the same time, since only a deletion asks for more.
    """
    numbers: dict[str, int] = {}
    while missing := sorted(set(names) - set(numbers)):
        Tag.objects.bulk_create([Tag(name=name) for name in missing], ignore_conflicts=True)
        held = Tag.objects.raw(
            "SELECT id, name FROM articles_tag WHERE name = ANY(%s) ORDER BY name FOR KEY SHARE",
            [missing],
        )
        # One that was dropped between the two statements is made once more.
        numbers |= {each.name: each.pk for each in held}
    return numbers


def _drop(tags: Collection[int]) -> None:
    """Delete those that no article bears and nobody follows or hides.

    Locks them first, except those that somebody is about to bear, and looks only then.
    """
    if not tags:
        return
    free = Tag.objects.select_for_update(skip_locked=True).filter(pk__in=tags).order_by("name")
    held = list(free.values_list("pk", flat=True))
    borne = ArticleTag.objects.filter(tag=OuterRef("pk"))
    wished = TagFollow.objects.filter(tag=OuterRef("pk"))
    Tag.objects.filter(~Exists(borne), ~Exists(wished), pk__in=held).delete()
