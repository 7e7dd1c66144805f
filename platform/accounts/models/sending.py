"""How much may leave a wallet, and what left it in the last day."""

from typing import Final

from django.db import models

from accounts.models.account import Account

_NOT_LESS_THAN_NOTHING: Final = models.Q(
    *(
        models.Q(**{f"{field}__gte": 0}) | models.Q(**{field: None})
        for field in ("each", "day", "wished_each", "wished_day")
    )
)


class SendingBounds(models.Model):
    """What a person set, in milli-INK; None is no bound, a missing row is the usual ones.

    Without `counts_from` nothing waits.
    """

    account = models.OneToOneField(
        Account, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    each = models.BigIntegerField(null=True)
    day = models.BigIntegerField(null=True)
    wished_each = models.BigIntegerField(null=True)
    wished_day = models.BigIntegerField(null=True)
    counts_from = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "sending bounds"
        constraints = (
            models.CheckConstraint(
                condition=_NOT_LESS_THAN_NOTHING, name="sending_bounds_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(counts_from__isnull=False)
                | models.Q(wished_each=None, wished_day=None),
                name="sending_bounds_wish_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"bounds of {self.account_id}"


class Sent(models.Model):
    """One transfer or tip, as the bound of a day counts it; forgotten when that is over."""

    batch = models.BigIntegerField(primary_key=True)
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    amount = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "sent"
        constraints = (
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="sent_is_something"),
        )
        indexes = (
            # What left one wallet in the last day.
            models.Index(fields=("account", "at"), name="sent_of_account"),
            # Those to forget.
            models.Index(fields=("at",), name="sent_by_age"),
        )

    def __str__(self) -> str:
        return f"{self.amount} of {self.account_id}"
