"""Collections: texts of anybody, in the order that who collects them gives them."""

from typing import Final

from django.db import models

from accounts.models import Account
from articles.models.article import Article
from articles.wording import MAX_PERMLINK, PERMLINK_PATTERN

#: Characters of a collection's title, and of what is said of it.
MAX_TITLE: Final = 120
MAX_WORDS: Final = 500


class Collection(models.Model):
    """A row of texts under a title of its own; everybody sees it, or its owner alone."""

    owner = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="collections", db_index=False
    )
    slug = models.CharField(max_length=MAX_PERMLINK)
    title = models.CharField(max_length=MAX_TITLE)
    words = models.CharField(max_length=MAX_WORDS, blank=True, default="")
    public = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves the collection's address, and "the collections of a person".
            models.UniqueConstraint(fields=("owner", "slug"), name="collection_address"),
            models.CheckConstraint(
                condition=models.Q(slug__regex=PERMLINK_PATTERN),
                name="collection_slug_by_the_rule",
            ),
            models.CheckConstraint(
                condition=~models.Q(title=""), name="collection_is_called_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.owner_id}/collections/{self.slug}"


class CollectionPart(models.Model):
    """A text at its place in a collection."""

    collection = models.ForeignKey(
        Collection, on_delete=models.CASCADE, related_name="parts", db_index=False
    )
    # No index of its own: an erased text keeps its row, so that nothing looks for these by it.
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    position = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "which of somebody's collections have this text".
            models.UniqueConstraint(fields=("collection", "article"), name="collection_text_once"),
            # Serves a collection's page. Deferred: two texts change places in one statement each.
            models.UniqueConstraint(
                fields=("collection", "position"),
                name="collection_place_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return f"part {self.position} of collection {self.collection_id}"
