"""Where readers stopped in a text; nobody else learns of it."""

from django.db import models

from accounts.models import Account
from articles.models.article import Article


class ReadingPlace(models.Model):
    """One account stopped reading one article at a part of it, counted from 0."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="reading_places", db_index=False
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    part = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "where did this reader stop in this text".
            models.UniqueConstraint(fields=("account", "article"), name="reading_place_once"),
        )
        indexes = (
            # The oldest places of a reader, which go when there are too many.
            models.Index(fields=("account", "-at"), name="reading_place_newest"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} stopped in {self.article_id}"
