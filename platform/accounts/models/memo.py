"""What people write beside a transfer: words, so they stand here and not in the ledger."""

from django.db import models

from accounts.models.account import Account

MAX_MEMO = 200


class Memo(models.Model):
    """The words of one transfer, which goes by the number of its batch in the ledger.

    The leaf holds a commitment to `words` under `salt`. Sender and receiver can delete the row, as
    closing the sender's account does; the money stays as it was.
    """

    # No foreign key: the ledger's tables take no triggers of others.
    batch = models.BigIntegerField(primary_key=True)
    # Its index serves closing an account.
    sender = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memos")
    #: Of the form it came from: the same form again needs the same salt.
    key = models.CharField(max_length=100, unique=True)
    words = models.CharField(max_length=MAX_MEMO)
    salt = models.BinaryField(max_length=32)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(words=""), name="memo_has_words"),
        )

    def __str__(self) -> str:
        return f"memo of batch {self.batch}"
