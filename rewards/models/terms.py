"""What an author chose about the payout of a work, before the first vote."""

from django.db import models

BASIS = 10_000


class Terms(models.Model):
    """The mix of liquid and staked reward and a cap. A work without a row has the defaults."""

    work = models.OneToOneField(
        "curation.Work", on_delete=models.PROTECT, primary_key=True, related_name="terms"
    )
    liquid_bp = models.IntegerField(default=5_000)
    max_payout = models.BigIntegerField(null=True, help_text="milli-INK; null for no limit")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(liquid_bp__range=(0, BASIS)), name="terms_liquid_is_a_share"
            ),
            models.CheckConstraint(
                condition=models.Q(max_payout__gte=0), name="terms_cap_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"terms of work {self.work_id}"


class Beneficiary(models.Model):
    """A wallet that receives a part of the author's reward: a co-author's, or the host's."""

    # The unique key (terms, wallet) serves reading a work's list; see Meta.
    terms = models.ForeignKey(
        Terms, on_delete=models.PROTECT, related_name="beneficiaries", db_index=False
    )
    position = models.SmallIntegerField()
    # Indexed by itself: the works that name one beneficiary, for the desk of a co-author.
    wallet = models.ForeignKey("ledger.Wallet", on_delete=models.PROTECT, related_name="+")
    weight_bp = models.IntegerField()
    host = models.BooleanField(
        default=False, db_default=False, help_text="the community that it was published in"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            # Also the index for "the beneficiaries of this work".
            models.UniqueConstraint(fields=["terms", "wallet"], name="beneficiary_once"),
            models.UniqueConstraint(fields=["terms", "position"], name="beneficiary_position"),
            models.UniqueConstraint(
                fields=["terms"], condition=models.Q(host=True), name="beneficiary_one_host"
            ),
            models.CheckConstraint(
                condition=models.Q(weight_bp__range=(1, BASIS)), name="beneficiary_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weight_bp} bp to wallet {self.wallet_id}"
