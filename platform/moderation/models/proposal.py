"""What takes two administrators: proposed by one, signed by another, then carried out."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Account
from accounts.models.treasury import MAX_REASON
from moderation.rights import SiteOffice
from rewards.models import Adoption


class Proposal(models.Model):
    """A payment out of the treasury, other rules, or an office of the site; never changed once it
    is proposed.
    """

    class What(models.TextChoices):
        """What is proposed."""

        PAYMENT = "payment"
        RULES = "rules"
        OFFICE = "office"

    class State(models.TextChoices):
        """How far it has come; a row in one of the last three stays there."""

        OPEN = "open"
        SIGNED = "signed"
        DONE = "done"
        STOPPED = "stopped"
        FAILED = "failed"

    what = models.CharField(max_length=8, choices=What)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    #: Public for ever once it is carried out.
    reason = models.CharField(max_length=MAX_REASON)
    #: Who is paid, and how many milli-INK; or whose office it is.
    receiver = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    amount = models.BigIntegerField(null=True)
    #: Name of the rule set that shall come into force.
    rules = models.CharField(max_length=40, default="")
    #: What somebody shall be on the site, as `rights.SiteOffice`.
    office = models.CharField(max_length=13, default="", db_default="")
    key = models.UUIDField(unique=True)
    at = models.DateTimeField()
    #: Nobody can sign it from here on.
    ends_at = models.DateTimeField()

    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    signed_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    signed_at = models.DateTimeField(null=True)
    #: It is carried out from here on, and can be stopped until then.
    due_at = models.DateTimeField(null=True)
    #: Who stopped it; nobody where its time ran out.
    stopped_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True)
    #: The rules that came into force by it; null for what was carried out before this was kept.
    adoption = models.OneToOneField(
        Adoption, null=True, on_delete=models.PROTECT, related_name="+"
    )
    #: The batch that paid, and why it could not be carried out.
    batch = models.BigIntegerField(null=True)
    failure = models.CharField(max_length=300, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="proposal_says_why"),
            models.CheckConstraint(
                condition=Q(
                    what="payment", receiver__isnull=False, amount__gt=0, rules="", office=""
                )
                | (Q(what="rules", receiver=None, amount=None, office="") & ~Q(rules=""))
                | Q(
                    what="office",
                    receiver__isnull=False,
                    amount=None,
                    rules="",
                    office__in=[each.value for each in SiteOffice],
                ),
                name="proposal_is_of_one_kind",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("by")),
                name="proposal_is_signed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_at=None, due_at=None)
                | Q(signed_by__isnull=False, signed_at__isnull=False, due_at__gte=F("signed_at")),
                name="proposal_signature_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="open", signed_by=None, ended_at=None)
                | Q(state="signed", signed_by__isnull=False, ended_at=None)
                | Q(state__in=("done", "failed"), signed_by__isnull=False, ended_at__isnull=False)
                | Q(state="stopped", ended_at__isnull=False),
                name="proposal_state_has_what_it_needs",
            ),
            models.CheckConstraint(
                condition=Q(adoption=None) | Q(what="rules", state="done"),
                name="proposal_brought_its_rules",
            ),
        )
        indexes = (
            # What waits for a signature or to be carried out; few rows ever do.
            models.Index(
                fields=("state", "due_at"),
                condition=Q(state__in=("open", "signed")),
                name="proposal_under_way",
            ),
        )

    def __str__(self) -> str:
        return f"proposal {self.pk} ({self.what}, {self.state})"
