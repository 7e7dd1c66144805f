"""A payout cycle and the shards it is posted in."""

from typing import Self

from django.db import models


class Cycles(models.QuerySet["Cycle"]):
    """Cycles by how far they have come."""

    def paid_out(self) -> Self:
        """Those that are closed and paid works: of each there is a file and a seal."""
        return self.filter(state=Cycle.State.CLOSED, works__gt=0)

    def unfinished(self) -> Self:
        """Of those, the ones that have no file yet, or no seal."""
        return self.paid_out().filter(models.Q(inputs_digest=b"") | models.Q(block=None))


class Cycle(models.Model):
    """Everything that one cycle's payouts follow from, as it stood when the cycle was frozen.

    A cycle only ever moves forward through its states, each step one transaction; whoever finds an
    open cycle carries on from the state it is in. PostgreSQL refuses to change a digest that is
    written down, but that of the inputs until a block is; and the web's login writes no cycle.
    """

    class State(models.TextChoices):
        """How far the cycle has come."""

        FROZEN = "frozen"
        PLANNED = "planned"
        POSTING = "posting"
        CLOSED = "closed"

    number = models.BigIntegerField(primary_key=True)
    rules = models.TextField(help_text="name of the rule set")
    state = models.TextField(choices=State, default=State.FROZEN)
    time = models.DateTimeField(help_text="windows that close until here are in this cycle")
    frozen_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    intervals = models.BigIntegerField(help_text="intervals of emission issued with this cycle")
    emission_content = models.BigIntegerField(help_text="milli-INK")
    emission_vesting = models.BigIntegerField(help_text="milli-INK")
    emission_treasury = models.BigIntegerField(help_text="milli-INK")
    emission_signers = models.BigIntegerField(help_text="milli-INK")

    fund_balance = models.BigIntegerField(help_text="milli-INK in the fund when frozen")
    recent_claims_before = models.DecimalField(max_digits=60, decimal_places=0)
    updated_before = models.DateTimeField(help_text="when recent_claims_before had its value")
    recent_claims_added = models.DecimalField(
        max_digits=60,
        decimal_places=0,
        default=0,
        db_default=0,
        help_text="by its works, before any was paid",
    )
    recent_claims_after = models.DecimalField(max_digits=60, decimal_places=0)
    price_ink = models.BigIntegerField(help_text="share price: milli-INK in the vesting pool")
    price_vests = models.BigIntegerField(help_text="share price: micro-VESTS they are shared by")

    works = models.IntegerField(default=0)
    paid = models.BigIntegerField(default=0, help_text="milli-INK granted by the plan")
    plan_digest = models.BinaryField(default=b"")
    inputs_digest = models.BinaryField(
        default=b"",
        db_default=b"",
        help_text="of the file that publishes what it is computed from",
    )
    inputs_bytes = models.BigIntegerField(
        default=0, db_default=0, help_text="of that file, compressed"
    )
    block = models.IntegerField(null=True, help_text="height of the block that carries the digest")

    objects = Cycles.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            # At most one cycle is open at a time, whatever the workers believe.
            models.UniqueConstraint(
                models.Value(1),
                condition=~models.Q(state="closed"),
                name="cycle_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False)
                | (~models.Q(state="closed") & models.Q(closed_at=None)),
                name="cycle_closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="cycle_numbers_start_at_one"
            ),
        ]
        indexes = [
            # The list of cycles that paid something, newest first.
            models.Index(
                fields=["-number"], condition=models.Q(works__gt=0), name="cycle_with_works"
            ),
            # Sealing: closed cycles whose digest is in no block yet.
            models.Index(
                fields=["number"],
                condition=models.Q(state="closed", works__gt=0, block=None),
                name="cycle_unsealed",
            ),
            # Publishing: closed cycles of which there is no file yet, and the alarm about them.
            models.Index(
                fields=["number"],
                condition=models.Q(state="closed", works__gt=0, inputs_digest=b""),
                name="cycle_unpublished",
            ),
        ]

    def __str__(self) -> str:
        return f"cycle {self.number}"


class Shard(models.Model):
    """A range of the cycle's works that is posted in one transaction."""

    cycle = models.ForeignKey(
        Cycle, on_delete=models.PROTECT, related_name="shards", db_index=False
    )
    index = models.IntegerField()
    first_work = models.BigIntegerField()
    last_work = models.BigIntegerField()
    votes = models.IntegerField()
    posted_at = models.DateTimeField(null=True)
    digests = models.BinaryField(
        default=b"", help_text="hashes of its works' records, 32 bytes each"
    )

    class Meta:
        ordering = ["cycle", "index"]
        constraints = [
            # Also the index for "the next shard of this cycle".
            models.UniqueConstraint(fields=["cycle", "index"], name="shard_once"),
            models.CheckConstraint(
                condition=models.Q(last_work__gte=models.F("first_work")),
                name="shard_range_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"shard {self.index} of cycle {self.cycle_id}"
