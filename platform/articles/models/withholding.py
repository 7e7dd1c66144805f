"""What a legal decision withholds in some countries."""

from django.db import models
from django.db.models import Q

from curation.models import Work


class Withholding(models.Model):
    """One text or comment that one decision withholds in one country, until that is lifted.

    Several decisions may do the same; each is lifted by itself.
    """

    work = models.ForeignKey(
        Work, on_delete=models.PROTECT, related_name="withholdings", db_index=False
    )
    #: Two letters by ISO 3166-1; which ones are countries is said by articles.countries.
    country = models.CharField(max_length=2)
    #: The number of the decision, which a layer above keeps.
    decision = models.BigIntegerField()
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    #: The number of the decision that undid it.
    lifted_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            # Serves "what did this decision withhold", too.
            models.UniqueConstraint(
                fields=("work", "decision", "country"), name="withholding_once_a_decision"
            ),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"), name="withholding_country_is_a_code"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="withholding_is_lifted_by_a_decision",
            ),
        )
        indexes = (
            # What lists leave out in a country, and in which there is anything.
            models.Index(
                fields=("country", "work"),
                condition=Q(lifted_at=None),
                name="withholding_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.work_id} in {self.country} by decision {self.decision}"
