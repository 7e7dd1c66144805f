"""Appeals and what is said in them."""

from django.db import models
from django.db.models import Q

from accounts.models import Account
from moderation.models.decision import Decision
from moderation.process import Outcome

_ENDED = [(each.value, each.value) for each in Outcome]


class Appeal(models.Model):
    """The author asks somebody else to look at a decision again; once."""

    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, primary_key=True, related_name="appeal"
    )
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=_ENDED, blank=True, default="")
    heard_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome="", ended_at=None)
                | Q(
                    outcome__in=[value for value, _ in _ENDED],
                    ended_at__isnull=False,
                    heard_by__isnull=False,
                ),
                name="appeal_ends_whole",
            ),
        )
        indexes = (
            models.Index(fields=("due_at",), condition=Q(ended_at=None), name="appeal_waiting"),
        )

    def __str__(self) -> str:
        return f"appeal against {self.decision_id}"


class AppealMessage(models.Model):
    """One thing said, by the author or by who hears the appeal; the first is the appeal itself."""

    appeal = models.ForeignKey(
        Appeal, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    words = models.CharField(max_length=2000)
    at = models.DateTimeField()
    key = models.UUIDField(unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="appeal_message_has_words"),
        )
        indexes = (models.Index(fields=("appeal", "id"), name="appeal_messages"),)

    def __str__(self) -> str:
        return f"message {self.pk} on {self.appeal_id}"
