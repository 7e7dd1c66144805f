"""What people write beside a transfer: words, so they stand here and not in the ledger."""

from enum import StrEnum

from django.db import models

from accounts.models.account import Account

MAX_MEMO = 200


class Side(StrEnum):
    """Who of the two erased the words."""

    SENDER = "sender"
    RECEIVER = "receiver"


class Memo(models.Model):
    """The words of one transfer, which goes by the number of its batch in the ledger.

    The leaf holds a commitment to `words` under `salt`. Sender and receiver can erase both; what
    is left says who did and when. Closing the sender's account deletes the row. The money stays
    as it was.
    """

    # No foreign key: the ledger's tables take no triggers of others.
    batch = models.BigIntegerField(primary_key=True)
    # Its index serves closing an account.
    sender = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memos")
    #: Of the form it came from: the same form again needs the same salt.
    key = models.CharField(max_length=100, unique=True)
    words = models.CharField(max_length=MAX_MEMO)
    salt = models.BinaryField(max_length=32)
    erased_at = models.DateTimeField(null=True)
    eraser = models.CharField(
        max_length=8, blank=True, choices=[(side.value, side.value) for side in Side]
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(~models.Q(words="") & models.Q(erased_at=None, eraser=""))
                | models.Q(
                    words="",
                    salt=b"",
                    erased_at__isnull=False,
                    eraser__in=[side.value for side in Side],
                ),
                name="memo_has_words_or_was_erased",
            ),
        )

    def __str__(self) -> str:
        return f"memo of batch {self.batch}"
