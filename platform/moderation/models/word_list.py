"""Lists of words that are watched for."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import Account
from communities.models import Community
from moderation.screening import Does
from moderation.words import MOST_CHARACTERS, MOST_ENTRIES

MAX_NAME = 60


class WordList(models.Model):
    """Words, and what follows where a text has one: on the whole site, or in one community."""

    community = models.ForeignKey(
        Community, null=True, on_delete=models.CASCADE, related_name="word_lists", db_index=False
    )
    name = models.CharField(max_length=MAX_NAME)
    does = models.CharField(max_length=6, choices=[(each.value, each.value) for each in Does])
    entries = ArrayField(models.CharField(max_length=MOST_CHARACTERS))
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = (
            # Serves "the lists that count here".
            models.UniqueConstraint(
                fields=("community", "name"), name="word_list_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(does__in=[each.value for each in Does]),
                name="word_list_does_something_known",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="word_list_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(entries__len__range=(1, MOST_ENTRIES)),
                name="word_list_bounded",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} of {self.community_id or 'the site'}"
