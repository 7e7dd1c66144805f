"""Texts that show the card of another one."""

from django.db import models

from articles.models.article import Article
from curation.models import Work


class Quote(models.Model):
    """An article or a comment quotes an article."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+", db_index=False)
    # Indexed by itself: the quotes that go with an article.
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="quotes")
    #: The fingerprint of the address in the quoting text: an erased text has another one.
    address = models.CharField(max_length=32)

    class Meta:
        constraints = (
            # Serves "what does this text quote".
            models.UniqueConstraint(fields=("work", "article"), name="quote_once"),
        )

    def __str__(self) -> str:
        return f"{self.work_id} quotes {self.article_id}"
