"""How often texts were read, by day and by where readers came from; nothing of any reader."""

from django.db import models

from articles.models.article import Article

MAX_SOURCE = 80


class Reads(models.Model):
    """So many reads of one article on one day (UTC) that came from one source."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="reads", db_index=False
    )
    day = models.DateField()
    #: What `articles.reads` calls it.
    source = models.CharField(max_length=MAX_SOURCE)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = (
            # Serves adding to a count, and the reads of an author's articles since a day.
            models.UniqueConstraint(fields=("article", "day", "source"), name="reads_once"),
        )

    def __str__(self) -> str:
        return f"{self.count} reads of {self.article_id} from {self.source}"
