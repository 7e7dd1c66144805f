"""Decisions and what each of them did."""

from django.db import models
from django.db.models import Q

from accounts.models import Account
from communities.models import Community
from moderation.measures import Measure
from moderation.models.case import Case
from moderation.rights import As

_MEASURES = [(each.value, each.value) for each in Measure]


class Decision(models.Model):
    """One decision; rows are added and never changed. Its number is what escrow, restrictions and
    the ledger name.
    """

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="decisions", db_index=False
    )
    #: Values of moderation.measures.Measure in their order; none where all stays as it is.
    measures = models.JSONField(default=list)
    #: The title of the rule and its words as they stood, the passage that breaks it, and what the
    #: author is told.
    rule = models.CharField(max_length=80, blank=True, default="")
    rule_words = models.CharField(max_length=1000, blank=True, default="")
    quoted = models.CharField(max_length=1000, blank=True, default="")
    message = models.CharField(max_length=2000, blank=True, default="")
    label = models.CharField(max_length=80, blank=True, default="")
    until = models.DateTimeField(null=True)
    #: What the site found that decided by itself, told in the language of who reads it.
    found = models.JSONField(default=dict)
    #: Null where the site decided by itself.
    by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    office = models.CharField(max_length=13, choices=[(each.value, each.value) for each in As])
    at = models.DateTimeField()
    #: The decision that this one takes back.
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    #: Of the form it was sent by.
    key = models.UUIDField(unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(office__in=[each.value for each in As]),
                name="decision_office_is_known",
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=False) | Q(office=As.AUTOMATIC.value),
                name="decision_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(undoes=None) | Q(measures=[]), name="decision_undoes_alone"
            ),
        )
        indexes = (
            models.Index(fields=("case", "id"), name="decision_of_a_case"),
            # The public log, and the figures of a span.
            models.Index(fields=("-at", "-id"), name="decision_newest"),
        )

    def __str__(self) -> str:
        return f"decision {self.pk}"


class Effect(models.Model):
    """What a decision did, with what undoes it exactly, until it ended."""

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="effects", db_index=False
    )
    measure = models.CharField(max_length=7, choices=_MEASURES)
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("decision", "measure"), name="effect_once"),
            models.CheckConstraint(
                condition=Q(measure__in=[each.value for each in Measure]),
                name="effect_measure_is_known",
            ),
        )
        indexes = (
            # What ends by itself.
            models.Index(
                fields=("until", "id"),
                condition=Q(ended_at=None, until__isnull=False),
                name="effect_to_end",
            ),
            # Rewards that wait.
            models.Index(
                fields=("decision",),
                condition=Q(ended_at=None, measure=Measure.HOLD.value),
                name="effect_holding",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure} by {self.decision_id}"


class CannedReply(models.Model):
    """Words that moderators send often; of the site where it is of no community."""

    community = models.ForeignKey(
        Community,
        null=True,
        on_delete=models.CASCADE,
        related_name="canned_replies",
        db_index=False,
    )
    title = models.CharField(max_length=80)
    words = models.CharField(max_length=2000)

    class Meta:
        verbose_name_plural = "canned replies"
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(words=""), name="canned_reply_has_words"
            ),
            models.UniqueConstraint(
                fields=("community", "title"), name="canned_reply_once", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return self.title
