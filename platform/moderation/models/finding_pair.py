"""What the site counted of one account towards another when a finding about both was opened."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from moderation.models.finding import Finding

#: The newest of the works that are kept by number; all of them are counted.
MOST_WORKS: Final = 50


class FindingPair(models.Model):
    """From `voter` to `author`, by their numbers in the finding; rows are added and never
    changed.
    """

    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, related_name="pairs", db_index=False
    )
    voter = models.PositiveSmallIntegerField()
    author = models.PositiveSmallIntegerField()
    #: Upvotes of the one on works of the other, of so many that the one gave anybody.
    votes = models.PositiveIntegerField()
    of_votes = models.PositiveIntegerField()
    #: The works that were voted for, the newest first.
    works = ArrayField(models.BigIntegerField(), size=MOST_WORKS)
    granted = models.BigIntegerField(help_text="milli-INK that these works were paid, all shares")
    estimated = models.BigIntegerField(help_text="milli-INK that open ones stood at when counted")
    transfers = models.PositiveIntegerField()
    sent = models.BigIntegerField(help_text="milli-INK")
    lent = models.BigIntegerField(help_text="milli-INK that lent power was worth when counted")

    class Meta:
        constraints = (
            # Serves the pairs of a finding.
            models.UniqueConstraint(
                fields=("finding", "voter", "author"), name="finding_pair_once"
            ),
            models.CheckConstraint(
                condition=~Q(voter=F("author")) & Q(votes__lte=F("of_votes")),
                name="finding_pair_is_of_two",
            ),
            models.CheckConstraint(
                condition=Q(granted__gte=0, estimated__gte=0, sent__gte=0, lent__gte=0),
                name="finding_pair_not_negative",
            ),
        )

    def __str__(self) -> str:
        return f"{self.voter} for {self.author} in finding {self.finding_id}"
