"""The rules of a community."""

from django.db import models

from communities.models.community import Community


class Rule(models.Model):
    """One rule, in the order of its position from 1; decisions quote its title."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="rules", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    words = models.TextField(max_length=1000, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("community", "position"),
                name="rule_has_one_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="rule_has_a_title"),
        )

    def __str__(self) -> str:
        return self.title
