"""Texts that stand for a good part in an older one."""

from django.db import models

from curation.models import Work


class Likeness(models.Model):
    """How much of a text's newest version stands in an older text of somebody else, and in which:
    the one that has most of it.
    """

    work = models.OneToOneField(
        Work, on_delete=models.PROTECT, primary_key=True, related_name="likeness"
    )
    older = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="+", db_index=False)
    share_bp = models.PositiveIntegerField()
    found_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(share_bp__range=(1, 10_000)), name="likeness_is_a_share"
            ),
            models.CheckConstraint(
                condition=~models.Q(older=models.F("work")), name="likeness_of_two"
            ),
        )

    def __str__(self) -> str:
        return f"work {self.work_id} is like {self.older_id}"
