"""What a decision of the moderators keeps an account from, and until when."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from accounts.models.account import Account


class RestrictionKind(StrEnum):
    """How far it goes."""

    #: The texts reach those who follow the account or have their address, and no list of others.
    LIMITED = "limited"
    #: The account reads and writes nothing for others, and its texts are shown to nobody else.
    SUSPENDED = "suspended"


_KINDS = [(kind.value, kind.value) for kind in RestrictionKind]


class Restriction(models.Model):
    """One restriction of one account by one decision. It outlasts the person: texts that were kept
    when an account was closed stay hidden.

    It is in force until it is lifted. Who was restricted for a time is free from that moment on;
    the row is marked as lifted, and lists show the texts again, within a minute.
    """

    # Lists look for those in force alone.
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="restrictions", db_index=False
    )
    kind = models.CharField(max_length=9, choices=_KINDS)
    #: The number of the decision, which a layer above keeps.
    decision = models.BigIntegerField()
    since = models.DateTimeField()
    #: None where no end was set.
    until = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)
    #: The number of the decision that undid it; None where its time was over.
    lifted_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            # Serves "was this decision carried out", and all restrictions that an account had.
            models.UniqueConstraint(
                fields=("account", "decision", "kind"), name="restriction_once_a_decision"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in RestrictionKind]),
                name="restriction_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="restriction_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(lifted_by=None) | Q(lifted_at__isnull=False),
                name="restriction_lifted_by_has_a_time",
            ),
        )
        indexes = (
            # Whom lists leave out: those in force, a handful however many there were.
            models.Index(
                fields=("account", "kind"),
                condition=Q(lifted_at=None),
                name="restriction_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.kind} by decision {self.decision}"
