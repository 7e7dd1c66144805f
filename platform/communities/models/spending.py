"""What two officers spend from their community's wallet."""

from typing import Final

from django.db import models
from django.db.models import F, Q

from accounts.models import Account
from communities.models.community import Community
from communities.roles import Right, Role, may

#: Characters of what it is for.
MAX_PURPOSE: Final = 200
_SPENDERS: Final = [role.value for role in Role if may(role, Right.SPEND)]


class Spending(models.Model):
    """A payment that one officer asks for and another signs, which pays it; or that ends unpaid.

    It keeps what both were then: the statement names the roles as well as the people.
    """

    class State(models.TextChoices):
        """Where it stands; one that nobody signed in time is over as it is."""

        ASKED = "asked"
        PAID = "paid"
        STOPPED = "stopped", "refused or withdrawn"

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="spendings", db_index=False
    )
    receiver = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    amount = models.BigIntegerField(help_text="milli-INK")
    words = models.CharField(max_length=MAX_PURPOSE)
    #: The form's, so that one that is sent twice asks once.
    key = models.UUIDField(unique=True)
    state = models.CharField(max_length=7, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    asked_as = models.CharField(max_length=9, choices=[(role, role) for role in _SPENDERS])
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    signed_as = models.CharField(
        max_length=9, choices=[(role, role) for role in ("", *_SPENDERS)], blank=True, default=""
    )
    stopped_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True)
    #: The number of the batch in the ledger that paid it; its index serves a wallet's lines.
    batch = models.BigIntegerField(null=True, unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(words="") & Q(ends_at__gt=F("asked_at")),
                name="spending_says_what_for",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None)
                | (~Q(signed_by=F("asked_by")) & ~Q(signed_by=F("receiver"))),
                name="spending_is_signed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="asked",
                    signed_by=None,
                    signed_as="",
                    stopped_by=None,
                    ended_at=None,
                    batch=None,
                )
                | Q(
                    state="paid",
                    signed_by__isnull=False,
                    signed_as__in=_SPENDERS,
                    stopped_by=None,
                    ended_at__isnull=False,
                    batch__isnull=False,
                )
                | Q(
                    state="stopped",
                    signed_by=None,
                    signed_as="",
                    stopped_by__isnull=False,
                    ended_at__isnull=False,
                    batch=None,
                ),
                name="spending_state_has_what_it_needs",
            ),
        )
        indexes = (
            # The spendings of a community, the newest first.
            models.Index(fields=("community", "-id"), name="spending_newest"),
        )

    def __str__(self) -> str:
        return f"spending {self.pk} of {self.community_id}"
