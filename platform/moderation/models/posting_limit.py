"""How much one account may publish in a community."""

from django.db import models

from communities.models import Community
from moderation.screening import HIGHEST


class PostingLimit(models.Model):
    """At most so many texts and answers of one account in a day; null for no limit of its own."""

    community = models.OneToOneField(
        Community, on_delete=models.CASCADE, primary_key=True, related_name="posting_limit"
    )
    texts = models.PositiveSmallIntegerField(null=True)
    answers = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = (
            # None would be a closed community, which is another thing.
            models.CheckConstraint(
                condition=models.Q(texts=None) | models.Q(texts__range=(1, HIGHEST)),
                name="posting_limit_of_texts",
            ),
            models.CheckConstraint(
                condition=models.Q(answers=None) | models.Q(answers__range=(1, HIGHEST)),
                name="posting_limit_of_answers",
            ),
        )

    def __str__(self) -> str:
        return f"limits of community {self.community_id}"
