"""The register of findings: patterns among accounts, what those say, and how it ended."""

from datetime import datetime
from typing import Final

from django.db import models
from django.db.models import F, Q

from accounts.models import Account
from moderation.findings import MAX_EVIDENCE, MAX_SAID, Family, FindingState
from moderation.process import Outcome

_STATES = [(each.value, each.value) for each in FindingState]
_FAMILIES = [(each.value, each.value) for each in Family]
_ENDED = [(each.value, each.value) for each in Outcome]
_NOT_FINAL = Q(final_by=None, final_at=None, appeal_until=None, final_words="")
_NOT_DROPPED = Q(dropped_by=None, dropped_at=None, dropped_words="")


class Finding(models.Model):
    """One finding. What was found is never changed; how it ended is added."""

    #: How urgent it is in the queue: those concerned can reply still, or an officer ends it.
    REPLIED_TO: Final = 1
    RIPE: Final = 2
    SEVERITIES: Final = (RIPE, REPLIED_TO)

    #: Of the form it was sent by.
    key = models.UUIDField(unique=True)
    family = models.CharField(max_length=10, choices=_FAMILIES)
    #: For everybody to read; names nobody. "" where the figures say it all.
    evidence = models.CharField(max_length=MAX_EVIDENCE, blank=True, default="")
    #: How much of each there is among those concerned; `pairs` has it one by one.
    works = models.PositiveIntegerField()
    votes = models.PositiveIntegerField()
    transfers = models.PositiveIntegerField()
    #: The payout rounds in which it was seen; no last one while it goes on.
    first_cycle = models.BigIntegerField()
    last_cycle = models.BigIntegerField(null=True)
    #: The span in which the site counted, from the first vote on without a beginning. None at all
    #: of findings from before it did: who opened them typed the figures.
    counted_from = models.DateTimeField(null=True)
    counted_until = models.DateTimeField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    replies_until = models.DateTimeField()
    state = models.CharField(max_length=8, choices=_STATES, default=FindingState.OPEN.value)

    final_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    final_at = models.DateTimeField(null=True)
    appeal_until = models.DateTimeField(null=True)
    #: Why it is final, and why it was dropped: for everybody.
    final_words = models.CharField(max_length=MAX_SAID, blank=True, default="")
    dropped_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dropped_at = models.DateTimeField(null=True)
    dropped_words = models.CharField(max_length=MAX_SAID, blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(family__in=[value for value, _ in _FAMILIES]),
                name="finding_family_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(evidence="") | Q(counted_until__isnull=False),
                name="finding_has_evidence",
            ),
            models.CheckConstraint(
                condition=Q(counted_from=None) | Q(counted_until__gt=F("counted_from")),
                name="finding_is_counted_in_a_span",
            ),
            models.CheckConstraint(
                condition=Q(first_cycle__gte=1)
                & (Q(last_cycle=None) | Q(last_cycle__gte=F("first_cycle"))),
                name="finding_cycles_are_a_span",
            ),
            models.CheckConstraint(
                condition=Q(replies_until__gt=F("at")), name="finding_leaves_time_to_reply"
            ),
            models.CheckConstraint(
                condition=_NOT_FINAL
                | (
                    Q(final_by__isnull=False, final_at__gte=F("replies_until"))
                    & Q(appeal_until__gt=F("final_at"))
                    & ~Q(final_by=F("by"))
                    & ~Q(final_words="")
                ),
                name="finding_is_made_final_by_another",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=("open", "answered")) & _NOT_FINAL & _NOT_DROPPED)
                | (Q(state="final", final_by__isnull=False) & _NOT_DROPPED)
                | (
                    Q(state="dropped", dropped_by__isnull=False, dropped_at__gte=F("at"))
                    & ~Q(dropped_words="")
                ),
                name="finding_state_has_what_it_needs",
            ),
        )
        indexes = (
            # What waits for an officer once the time to reply is over.
            models.Index(
                fields=("replies_until",),
                condition=Q(state__in=("open", "answered")),
                name="finding_to_end",
            ),
            # The queue: the oldest first.
            models.Index(
                fields=("at", "id"),
                condition=Q(state__in=("open", "answered")),
                name="finding_queue",
            ),
            # The figures of a span.
            models.Index(fields=("at",), name="finding_opened"),
        )

    def __str__(self) -> str:
        return f"finding {self.pk} ({self.family}, {self.state})"

    def severity(self, now: datetime) -> int:
        """How urgent it is, as cases are, while it is under way."""
        return self.RIPE if self.replies_until <= now else self.REPLIED_TO


class FindingSubject(models.Model):
    """One account that a finding concerns; its number there stands in place of its name. Rows are
    added and never changed.
    """

    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, related_name="subjects", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("finding", "number"), name="finding_number_once"),
            # Serves the findings that concern somebody.
            models.UniqueConstraint(fields=("account", "finding"), name="finding_account_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="finding_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"account {self.number} of finding {self.finding_id}"


class FindingReply(models.Model):
    """What somebody concerned says to a finding; rows are added and never changed."""

    subject = models.ForeignKey(
        FindingSubject, on_delete=models.PROTECT, related_name="replies", db_index=False
    )
    words = models.CharField(max_length=MAX_SAID)
    at = models.DateTimeField()
    key = models.UUIDField(unique=True)

    class Meta:
        verbose_name_plural = "finding replies"
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="finding_reply_has_words"),
        )
        indexes = (models.Index(fields=("subject", "id"), name="finding_replies"),)

    def __str__(self) -> str:
        return f"reply {self.pk} by subject {self.subject_id}"


class FindingAppeal(models.Model):
    """Somebody concerned asks another officer to look at a final finding again; once."""

    subject = models.OneToOneField(
        FindingSubject, on_delete=models.PROTECT, primary_key=True, related_name="appeal"
    )
    words = models.CharField(max_length=MAX_SAID)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    key = models.UUIDField(unique=True)
    outcome = models.CharField(max_length=8, choices=_ENDED, blank=True, default="")
    heard_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=MAX_SAID, blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="finding_appeal_has_words"),
            models.CheckConstraint(
                condition=Q(outcome="", heard_by=None, ended_at=None, answer="")
                | (
                    Q(outcome__in=[value for value, _ in _ENDED], heard_by__isnull=False)
                    & Q(ended_at__isnull=False)
                    & ~Q(answer="")
                ),
                name="finding_appeal_ends_whole",
            ),
        )
        indexes = (
            models.Index(
                fields=("due_at",), condition=Q(ended_at=None), name="finding_appeal_waiting"
            ),
            # The figures of a span.
            models.Index(fields=("at",), name="finding_appealed"),
        )

    def __str__(self) -> str:
        return f"appeal of subject {self.subject_id}"
