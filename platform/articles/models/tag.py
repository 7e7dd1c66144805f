"""Tags, and which article bears which."""

from django.db import models

from articles.models.article import Article
from articles.wording import MAX_TAG, TAG_PATTERN


class Tag(models.Model):
    """A word that texts are found by."""

    name = models.CharField(max_length=MAX_TAG, unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(name__regex=TAG_PATTERN), name="tag_by_the_rule"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ArticleTag(models.Model):
    """One article bears one tag, at a place in its author's order."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="+", db_index=False)
    position = models.PositiveSmallIntegerField()
    #: The article's, which never changes: so an index of this table alone gives a tag's list.
    published_at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves the join from the rankings to a tag, and texts that share one.
            models.UniqueConstraint(fields=("tag", "article"), name="article_tag_once"),
        )
        indexes = (
            # The newest articles under one tag.
            models.Index(fields=("tag", "-published_at", "-article"), name="article_by_tag"),
        )

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.article_id}"
