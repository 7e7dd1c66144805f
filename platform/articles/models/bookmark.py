"""Texts that a reader keeps for later; nobody else learns of it."""

from django.db import models

from accounts.models import Account
from articles.models.article import Article


class Bookmark(models.Model):
    """One account keeps one article."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="bookmarks", db_index=False
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "does a reader keep this text".
            models.UniqueConstraint(fields=("account", "article"), name="bookmark_once"),
        )
        indexes = (
            # What a reader keeps, the newest first.
            models.Index(fields=("account", "-at", "-article"), name="bookmark_newest"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} keeps {self.article_id}"
