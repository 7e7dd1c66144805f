"""What changed about a published text beside its words, for everybody who reads its history."""

from enum import StrEnum

from django.db import models

from articles.models.article import Article
from communities.models import Community


class Turn(StrEnum):
    """What a change was."""

    #: It stands in another community than before, or in none.
    MOVED = "moved"
    #: It was for circles and is for everybody, or the other way.
    WIDENED = "widened"
    NARROWED = "narrowed"


class ArticleChange(models.Model):
    """One change; a move has the communities it went between, either of which may be none."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="changes", db_index=False
    )
    turn = models.CharField(max_length=8)
    before = models.ForeignKey(
        Community, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    after = models.ForeignKey(
        Community, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(turn__in=[each.value for each in Turn]),
                name="article_change_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(turn=Turn.MOVED.value)
                ^ models.Q(before__isnull=True, after__isnull=True),
                name="article_change_has_places_if_moved",
            ),
        )
        indexes = (
            # What changed about one text, the newest first.
            models.Index(fields=("article", "-at", "-id"), name="article_change_newest"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} {self.turn}"
