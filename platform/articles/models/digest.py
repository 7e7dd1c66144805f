"""Digests of what a reader follows: one for each period, sent or found to be empty."""

from django.db import models

from accounts.models import Account


class Digest(models.Model):
    """One account's digest of one period; `texts` is 0 where there was nothing to tell."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="digests", db_index=False
    )
    #: As articles.periods names it.
    period = models.CharField(max_length=10)
    #: What was published after `since` and up to `until` is in it.
    since = models.DateTimeField()
    until = models.DateTimeField()
    texts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            # Makes a period's digest once, and serves "is it made" and "up to when was the last".
            models.UniqueConstraint(fields=("account", "period"), name="digest_once"),
        )

    def __str__(self) -> str:
        return f"{self.period} for {self.account_id}"
