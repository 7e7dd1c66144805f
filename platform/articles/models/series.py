"""Series: texts of one author in the order in which they are to be read."""

from django.db import models

from accounts.models import Account
from articles.models.article import Article
from articles.wording import MAX_PERMLINK, MAX_TITLE, PERMLINK_PATTERN


class Series(models.Model):
    """A row of texts under a title of its own."""

    author = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="series", db_index=False
    )
    slug = models.CharField(max_length=MAX_PERMLINK)
    title = models.CharField(max_length=MAX_TITLE)

    class Meta:
        verbose_name_plural = "series"
        constraints = (
            # Serves the series' address, and "the series of an author".
            models.UniqueConstraint(fields=("author", "slug"), name="series_address"),
            models.CheckConstraint(
                condition=models.Q(slug__regex=PERMLINK_PATTERN), name="series_slug_by_the_rule"
            ),
        )

    def __str__(self) -> str:
        return f"{self.author_id}/series/{self.slug}"


class SeriesPart(models.Model):
    """A text at its place in one series."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="part"
    )
    series = models.ForeignKey(
        Series, on_delete=models.CASCADE, related_name="parts", db_index=False
    )
    position = models.PositiveIntegerField()

    class Meta:
        constraints = (
            # Serves a series' page and the texts before and after one. Deferred: two texts change
            # places in one statement each.
            models.UniqueConstraint(
                fields=("series", "position"),
                name="series_place_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return f"part {self.position} of series {self.series_id}"
