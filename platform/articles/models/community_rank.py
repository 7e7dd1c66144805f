"""Where a community stands among all: counted from time to time, so that a list reads no texts."""

from django.db import models

from communities.models import Community


class CommunityRank(models.Model):
    """What is open in one community as it was last counted; one without a row has nothing open.

    The numbers are those that hivemind ranks communities by.
    """

    community = models.OneToOneField(
        Community, on_delete=models.CASCADE, primary_key=True, related_name="rank"
    )
    #: What its texts that are still voted on would be paid now, in milli-INK.
    pending_milliink = models.BigIntegerField()
    #: Who wrote those texts, and how many they are.
    authors = models.PositiveIntegerField()
    texts = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.community_id}: {self.pending_milliink}"
