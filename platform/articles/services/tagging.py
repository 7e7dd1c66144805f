"""Putting tags on an article."""

from collections.abc import Mapping

from articles.models import ArticleTag, Tag


def tag(article_id: int, *, words: tuple[str, ...]) -> None:
    """Give an article these tags, in this order, in place of those it had."""
    tag_all({article_id: words})


def tag_all(words_of: Mapping[int, tuple[str, ...]]) -> None:
    """The same for many articles; four statements in all."""
    ArticleTag.objects.filter(article_id__in=words_of).delete()
    names = {word for words in words_of.values() for word in words}
    if not names:
        return
    Tag.objects.bulk_create([Tag(name=name) for name in sorted(names)], ignore_conflicts=True)
    numbers = dict(Tag.objects.filter(name__in=names).values_list("name", "pk"))
    ArticleTag.objects.bulk_create(
        ArticleTag(article_id=article_id, tag_id=numbers[word], position=position)
        for article_id, words in words_of.items()
        for position, word in enumerate(words)
    )
