"""Which texts readers opened, for those who want lists without them; nobody else learns of it."""

from django.db import models

from accounts.models import Account
from articles.models.article import Article


class OpenedText(models.Model):
    """One account opened one article, first at this moment."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="opened_texts", db_index=False
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "did this reader open this text", in lists and on its page.
            models.UniqueConstraint(fields=("account", "article"), name="opened_text_once"),
        )
        indexes = (
            # The oldest of a reader, which go when there are too many.
            models.Index(fields=("account", "-at"), name="opened_text_newest"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} opened {self.article_id}"
