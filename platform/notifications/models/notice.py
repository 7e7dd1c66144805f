"""Notices, and the single things that each of them gathers."""

from django.db import models

from accounts.models import Account
from curation.models import Work
from ledger.models import Batch
from notifications.kinds import Kind

KINDS = [(kind.value, kind.value) for kind in Kind]


class Notice(models.Model):
    """What a list shows as one line: all news of one group for one account."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="notices", db_index=False
    )
    kind = models.CharField(max_length=10, choices=KINDS)
    group = models.CharField(max_length=80)
    work = models.ForeignKey(
        Work, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    #: How many occurrences it gathers.
    count = models.PositiveIntegerField()
    #: When the newest of them happened.
    at = models.DateTimeField()
    unread = models.BooleanField(default=True)
    #: Whether it was told in a letter; something new in it is told again.
    mailed = models.BooleanField(default=False)
    #: Whether it was sent to the devices; likewise.
    pushed = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("account", "group"), name="notice_group_once"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="notice_of_something"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in Kind]),
                name="notice_kind_is_known",
            ),
        )
        indexes = (
            # The list of one account, newest first.
            models.Index(fields=("account", "-at", "-id"), name="notice_list"),
            # The number beside the bell.
            models.Index(
                fields=("account",), condition=models.Q(unread=True), name="notice_unread"
            ),
            # What waits for a letter, neither too new nor too old.
            models.Index(
                fields=("at",),
                condition=models.Q(unread=True, mailed=False),
                name="notice_to_mail",
            ),
            # What waits for the devices: the newest only.
            models.Index(
                fields=("at",),
                condition=models.Q(unread=True, pushed=False),
                name="notice_to_push",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.account_id}"


class Occurrence(models.Model):
    """One thing that happened; the unique key makes telling it again change nothing."""

    notice = models.ForeignKey(
        Notice, on_delete=models.CASCADE, related_name="occurrences", db_index=False
    )
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    key = models.CharField(max_length=80)
    actor = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="+")
    batch = models.ForeignKey(
        Batch,
        null=True,
        on_delete=models.PROTECT,
        related_name="notice_occurrences",
        db_index=False,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "key"), name="occurrence_once"),)
        indexes = (
            # Who did it, and the batches whose transfers a notice sums.
            models.Index(fields=("notice", "-id"), name="occurrence_of_notice"),
        )

    def __str__(self) -> str:
        return self.key
