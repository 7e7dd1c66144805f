"""What the operators tell everybody, for a time."""

from typing import Final

from django.db import models
from django.db.models import F, Q

MAX_WORDS: Final = 300


class Announcement(models.Model):
    """One sentence or two in each language of the pages; shown from `since` until `until`."""

    english = models.CharField(max_length=MAX_WORDS)
    swedish = models.CharField(max_length=MAX_WORDS)
    since = models.DateTimeField()
    until = models.DateTimeField()
    key = models.UUIDField(unique=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(english="") & ~Q(swedish=""), name="announcement_has_words"
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("since")), name="announcement_ends_after_it_begins"
            ),
        )
        indexes = (
            # What is shown now, once a minute; and what is planned.
            models.Index(
                fields=("until",), condition=Q(withdrawn_at=None), name="announcement_shown"
            ),
        )

    def __str__(self) -> str:
        return f"announcement {self.pk}"
