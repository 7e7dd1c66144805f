"""Putting tags on an article."""

from articles.models import ArticleTag, Tag


def tag(article_id: int, *, words: tuple[str, ...]) -> None:
    """Give an article these tags, in this order, in place of those it had."""
    ArticleTag.objects.filter(article_id=article_id).delete()
    if not words:
        return
    Tag.objects.bulk_create([Tag(name=word) for word in sorted(words)], ignore_conflicts=True)
    numbers = dict(Tag.objects.filter(name__in=words).values_list("name", "pk"))
    ArticleTag.objects.bulk_create(
        ArticleTag(article_id=article_id, tag_id=numbers[word], position=position)
        for position, word in enumerate(words)
    )
