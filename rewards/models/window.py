"""When a work is paid."""

from django.db import models


class Window(models.Model):
    """One span of a work's life at whose end it is paid, once.

    Windows are rows so that a later, longer window of the same work is one more slice and not a
    special case.
    """

    # The unique key (work, slice) serves reading a work's windows.
    work = models.ForeignKey(
        "curation.Work", on_delete=models.PROTECT, related_name="windows", db_index=False
    )
    slice = models.SmallIntegerField(default=0)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    cycle = models.ForeignKey(
        "rewards.Cycle",
        null=True,
        on_delete=models.PROTECT,
        related_name="windows",
        db_index=False,
    )
    # What the work committed to when the cycle took the window.
    commitment = models.BinaryField(max_length=32, null=True)
    parked = models.TextField(db_default="", help_text="why it is in no cycle until resumed")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "slice"], name="window_slice_once"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="window_has_a_length"
            ),
            models.CheckConstraint(
                condition=models.Q(parked="") | models.Q(cycle=None),
                name="window_parked_is_in_no_cycle",
            ),
            # A work has one place in a plan. Also the index for planning and posting: the works of
            # one cycle in order, by ranges of a shard.
            models.UniqueConstraint(
                fields=["cycle", "work"],
                condition=models.Q(cycle__isnull=False),
                name="window_of_cycle_once",
            ),
        ]
        indexes = [
            # The sweeper: windows that are due and in no cycle yet, earliest first.
            models.Index(
                fields=["closes_at", "work"],
                condition=models.Q(cycle=None, parked=""),
                name="window_due_next",
            ),
            # parked_windows: the few that somebody has to look into.
            models.Index(fields=["id"], condition=~models.Q(parked=""), name="window_parked"),
        ]

    def __str__(self) -> str:
        return f"window {self.slice} of work {self.work_id}"
