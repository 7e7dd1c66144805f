"""How many upvotes of one account a community takes in a day."""

from typing import Final

from django.db import models

from communities.models.community import Community

#: The highest limit; who wants a higher one has none.
MOST_UPVOTES: Final = 1_000


class VotingLimit(models.Model):
    """At most so many texts and answers here that one account upvotes in 24 hours; no row for no
    limit of its own.
    """

    community = models.OneToOneField(
        Community, on_delete=models.CASCADE, primary_key=True, related_name="voting_limit"
    )
    upvotes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(upvotes__range=(1, MOST_UPVOTES)), name="voting_limit_in_range"
            ),
        )

    def __str__(self) -> str:
        return f"{self.upvotes} upvotes a day in community {self.community_id}"
