"""Forms that moved power and were done: each counts once, however often it is sent."""

from django.db import models

from accounts.models.account import Account


class DoneForm(models.Model):
    """One form by its key, with what it asked for; goes with the account.

    For what leaves no batch in the ledger that would bear the key.
    """

    key = models.CharField(primary_key=True, max_length=100)
    # Its index serves closing an account.
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    asked = models.CharField(max_length=100)
    at = models.DateTimeField()
    #: What a loan or a power-down came to, for its receipt: see `accounts.power`.
    result = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"form {self.key} of {self.account_id}"
