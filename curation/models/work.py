"""Works: anything that can be voted on and paid."""

from django.db import models
from django.db.models import Func
from django.db.models.lookups import Exact

from curation.models.fields import SingleField, WholeField
from ledger.models import Wallet

_BYTES = Func("commitment", function="octet_length", output_field=models.IntegerField())
_LISTED = models.Q(ranked=True, paid_at=None, disqualified_at=None)
_VALUED = models.Q(ranked=True, paid_at__isnull=False, disqualified_at=None, vote_rshares__gt=0)


class Work(models.Model):
    """One votable thing with the sum of its votes. Locked after the voter's meter, never before.

    Only `ranked` works have scores: a reply is a work, too, and stands in no list of its own.
    """

    author = models.ForeignKey(Wallet, models.PROTECT, related_name="works")
    host = models.ForeignKey(Wallet, models.PROTECT, related_name="hosted_works", null=True)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    declined = models.BooleanField(db_default=False)
    allows_votes = models.BooleanField(db_default=True)
    allows_curation = models.BooleanField(db_default=True)
    ranked = models.BooleanField(db_default=True)
    rules = models.CharField(max_length=40)
    net_rshares = models.BigIntegerField(db_default=0)
    vote_rshares = models.BigIntegerField(db_default=0)
    total_weight = WholeField(db_default=0)
    upvotes = models.PositiveIntegerField(db_default=0)
    downvotes = models.PositiveIntegerField(db_default=0)
    hot = SingleField(db_default=0)
    trending = SingleField(db_default=0)
    # When the votes were frozen for the payout, which the next steps of the cycle post.
    paid_at = models.DateTimeField(null=True)
    disqualified_at = models.DateTimeField(null=True)
    # 32 bytes that commit to what is voted on; whoever owns the thing keeps the key to them.
    commitment = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="curation_work_closes_after_it_opens",
                condition=models.Q(closes_at__gt=models.F("opened_at")),
            ),
            models.CheckConstraint(
                name="curation_work_sums_not_negative",
                condition=models.Q(vote_rshares__gte=0, total_weight__gte=0),
            ),
            models.CheckConstraint(
                name="curation_work_commitment_32_bytes",
                condition=models.Q(commitment=None) | models.Q(Exact(_BYTES, 32)),
            ),
        ]
        indexes = [
            # hot_page: the best unpaid works and their scores, from the index alone.
            models.Index(fields=["-hot", "-id"], name="curation_work_hot", condition=_LISTED),
            # trending_page: the same by the slower clock.
            models.Index(
                fields=["-trending", "-id"], name="curation_work_trending", condition=_LISTED
            ),
            # What closes soon: the open ranked works by the end of their vote.
            models.Index(
                fields=["closes_at", "id"], name="curation_work_closing", condition=_LISTED
            ),
            # What was valued most of all that is paid.
            models.Index(
                fields=["-vote_rshares", "-id"], name="curation_work_valued", condition=_VALUED
            ),
        ]

    def __str__(self) -> str:
        return f"work {self.pk}"
