"""Waves of spam: what was taken away at once, so that it can be given back at once."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from accounts.models import Account
from communities.models import Community
from curation.models import Work
from ledger.models import Wallet
from moderation.waves import ItemState, WaveState

_ITEM_STATES = [(each.value, each.value) for each in ItemState]


class Wave(models.Model):
    """One action of a moderator on many texts and votes. The worker goes on with it item by item;
    each text has a decision of its own, against which its author can appeal.
    """

    #: Of the form it was sent by.
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    #: In which alone it takes texts; null for the whole site.
    community = models.ForeignKey(
        Community, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    selection = models.JSONField()
    rule = models.CharField(max_length=80)
    message = models.CharField(max_length=2000)
    state = models.CharField(
        max_length=9,
        choices=[(each.value, each.value) for each in WaveState],
        default=WaveState.SWEEPING.value,
    )
    began_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[each.value for each in WaveState]),
                name="wave_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["sweeping", "swept"], undone_by=None, undone_at=None)
                | models.Q(
                    state__in=["restoring", "restored"],
                    undone_by__isnull=False,
                    undone_at__isnull=False,
                ),
                name="wave_is_undone_by_somebody",
            ),
        )
        indexes = (
            # What the worker goes on with.
            models.Index(
                fields=("id",),
                condition=models.Q(state__in=["sweeping", "restoring"]),
                name="wave_to_go_on",
            ),
            # The waves in a community.
            models.Index(
                fields=("community", "-id"),
                condition=models.Q(community__isnull=False),
                name="wave_in_a_community",
            ),
        )

    def __str__(self) -> str:
        return f"wave {self.pk}, {self.state}"


class WaveText(models.Model):
    """One text of a wave, and the number of the decision that took it away."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="texts", db_index=False)
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="+", db_index=False)
    decision = models.BigIntegerField(null=True)
    state = models.CharField(max_length=7, choices=_ITEM_STATES, default=ItemState.WAITING.value)
    #: Why it was left: the sentence of a refusal with its places, and what goes into them.
    why_left = models.CharField(max_length=400, blank=True, default="")
    left_with = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("wave", "work"), name="wave_text_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[each.value for each in ItemState]),
                name="wave_text_state_is_known",
            ),
        )
        indexes = (
            # What is left to be done, or to be undone, of a wave.
            models.Index(fields=("wave", "state", "id"), name="wave_text_by_state"),
            # Which wave a decision is of.
            models.Index(
                fields=("decision",),
                condition=models.Q(decision__isnull=False),
                name="wave_text_by_decision",
            ),
        )

    def __str__(self) -> str:
        return f"work {self.work_id} in wave {self.wave_id}: {self.state}"


class WaveVote(models.Model):
    """One vote of a wave's accounts on a work that was not paid, as it stood."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="votes", db_index=False)
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="+", db_index=False)
    voter = models.ForeignKey(Wallet, on_delete=models.PROTECT, related_name="+", db_index=False)
    #: The number of the decision that took it back.
    decision = models.BigIntegerField(null=True)
    weight_bp = models.SmallIntegerField()
    rshares = models.BigIntegerField()
    state = models.CharField(max_length=7, choices=_ITEM_STATES, default=ItemState.WAITING.value)
    #: Why it was left: the sentence of a refusal with its places, and what goes into them.
    why_left = models.CharField(max_length=400, blank=True, default="")
    left_with = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("wave", "work", "voter"), name="wave_vote_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[each.value for each in ItemState]),
                name="wave_vote_state_is_known",
            ),
        )
        indexes = (
            # What is left to be done, or to be undone, of a wave.
            models.Index(fields=("wave", "state", "id"), name="wave_vote_by_state"),
            # What comes back with a decision.
            models.Index(
                fields=("decision",),
                condition=models.Q(decision__isnull=False),
                name="wave_vote_by_decision",
            ),
        )

    def __str__(self) -> str:
        return f"vote on {self.work_id} in wave {self.wave_id}: {self.state}"
