"""Addresses that erased texts had, without the words in them."""

from django.db import models

from accounts.models import Account
from articles.models.article import Article


class FormerAddress(models.Model):
    """One article was found at an address, of which only a keyed hash is left.

    So its old address still answers that the text is gone, and no other text takes it.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    author = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", db_index=False)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (
            # Serves "was there a text at this address".
            models.UniqueConstraint(fields=("author", "digest"), name="former_address_once"),
        )

    def __str__(self) -> str:
        return f"{self.author_id}/{self.digest[:8]}"
