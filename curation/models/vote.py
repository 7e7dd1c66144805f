"""Votes: the events as they happened, and what stands of them."""

from django.db import models

from curation.models.fields import WholeField
from curation.models.work import Work
from ledger.models import Wallet


class Kind(models.TextChoices):
    """What happened to a voter's vote on a work."""

    VOTE = "vote"
    WITHDRAW = "withdraw"
    DISPUTE = "dispute"
    TRIM = "trim"
    """A dispute was cut because the upvotes it was measured by were taken back."""
    DISQUALIFY = "disqualify"
    """The work is paid nothing; `voter` is the wallet of whoever decided."""
    RECORDED = "recorded"
    """Taken over from elsewhere with the strength it had there."""


class VoteEvent(models.Model):
    """One event. PostgreSQL refuses to change or delete it.

    `weight` is the curation weight after the era's cut, `total_weight` the work's afterwards.
    Works are replayed in the order (at, seq).
    """

    seq = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.PROTECT, related_name="events", db_index=False)
    voter = models.ForeignKey(Wallet, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    weight_bp = models.SmallIntegerField()
    rshares = models.BigIntegerField()
    mana_used = models.BigIntegerField(db_default=0)
    weight = WholeField(db_default=0)
    total_weight = WholeField()
    at = models.DateTimeField()
    revision = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=40, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="curation_event_weight_in_range",
                condition=models.Q(weight_bp__range=(-10_000, 10_000), mana_used__gte=0),
            ),
        ]
        indexes = [
            # events_of: a work's history in the order of its replay.
            models.Index(fields=["work", "at", "seq"], name="curation_event_replay"),
        ]


class Vote(models.Model):
    """The vote of one wallet on one work as it stands; `seq` is the event that made it so."""

    # The key also serves the payout, which reads the votes of works by their numbers.
    pk = models.CompositePrimaryKey("work", "voter")
    work = models.ForeignKey(Work, models.PROTECT, related_name="votes", db_index=False)
    voter = models.ForeignKey(Wallet, models.PROTECT, related_name="+", db_index=False)
    weight_bp = models.SmallIntegerField()
    rshares = models.BigIntegerField()
    weight = WholeField()
    at = models.DateTimeField()
    seq = models.BigIntegerField()
    changes = models.PositiveSmallIntegerField(db_default=0)

    class Meta:
        indexes = [
            # votes_by: the votes of one voter, newest first.
            models.Index(fields=["voter", "-seq"], name="curation_vote_of_voter"),
        ]
