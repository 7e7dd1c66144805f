"""Keeping the words by which readers keep texts out of their lists: title, beginning and tags."""

from collections.abc import Iterable

from articles.folding import folded
from articles.models import Article, ArticleTag


def fold_texts(works: Iterable[int]) -> None:
    """Note anew which words these articles show in lists. Three queries; comments are passed over,
    whose words are compared when they are read.
    """
    numbers = list(works)
    tags: dict[int, list[str]] = {}
    borne = ArticleTag.objects.filter(article__in=numbers).order_by("article_id", "position")
    for work, name in borne.values_list("article_id", "tag__name"):
        tags.setdefault(work, []).append(name)
    articles = list(Article.objects.filter(pk__in=numbers).only("pk", "title", "excerpt"))
    for article in articles:
        article.folded = folded(article.title, article.excerpt, *tags.get(article.pk, ()))
    Article.objects.bulk_update(articles, ["folded"], batch_size=500)
