"""What happened to the safety of an account: sign-ins, changed keys, money that left."""

from enum import StrEnum
from typing import Final

from django.db import models

from accounts.models.account import Account


class Event(StrEnum):
    """Closed list; each has words of its own in the log, and in a letter if it is mailed."""

    SIGNED_IN = "signed_in"
    NEW_DEVICE = "new_device"
    PASSWORD_CHANGED = "password_changed"
    PASSWORD_RESET = "password_reset"
    EMAIL_CHANGED = "email_changed"
    TOTP_ON = "totp_on"
    TOTP_OFF = "totp_off"
    KEY_ADDED = "key_added"
    KEY_REMOVED = "key_removed"
    CODES_MADE = "codes_made"
    MONEY_OUT = "money_out"
    POWER_MOVED = "power_moved"
    LIMIT_RAISED = "limit_raised"
    LIMIT_LOWERED = "limit_lowered"
    CLOSED = "closed"


#: What the person did a moment ago in a browser they are known in is no news to them, and what
#: lets less leave than before harms nobody.
SILENT: Final = frozenset({Event.SIGNED_IN, Event.LIMIT_LOWERED})


class SecurityEvent(models.Model):
    """One thing that happened, and from where; forgotten after a year."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="security_events", db_index=False
    )
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Event])
    at = models.DateTimeField()
    ip = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=200, blank=True, default="")
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in Event]),
                name="security_event_is_known",
            ),
        )
        indexes = (
            # The log of one account, newest first.
            models.Index(fields=("account", "-id"), name="security_event_of_account"),
            # Those to forget.
            models.Index(fields=("at",), name="security_event_by_age"),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.account_id}"
