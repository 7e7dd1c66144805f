"""Texts that people pass on to those who follow them."""

from django.db import models

from accounts.models import Account
from articles.models.article import Article


class Reshare(models.Model):
    """One account passes one article on, once."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="reshares", db_index=False
    )
    # Indexed by itself: how often a text was re-shared.
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reshares")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "did this account re-share this text".
            models.UniqueConstraint(fields=("account", "article"), name="reshare_once"),
        )
        indexes = (
            # What the people whom a reader follows re-shared, the newest first.
            models.Index(fields=("account", "-at", "-article"), name="reshare_newest"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} re-shares {self.article_id}"
