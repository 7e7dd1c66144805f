"""Cases, and what opened them."""

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from accounts.models import Account
from communities.models import Community
from curation.models import Work
from moderation.process import State
from moderation.reasons import CaseKind, Reason

_OPEN = Q(state__in=[State.OPEN.value])
_BY_LAW = Q(kind=CaseKind.LEGAL.value)


class Case(models.Model):
    """Something to be decided about one text, or about one account.

    What is reported again while a case is open joins it; what somebody claims by law about a text
    is a case of its own beside it, of the site.
    """

    kind = models.CharField(max_length=7, choices=[(each.value, each.value) for each in CaseKind])
    #: The text or comment; null where it is about the account as a whole.
    work = models.ForeignKey(
        Work, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    #: Who wrote it, or whom it is about.
    account = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    community = models.ForeignKey(
        Community, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    severity = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=8,
        choices=[(each.value, each.value) for each in State],
        default=State.OPEN.value,
    )
    claimed_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    claimed_at = models.DateTimeField(null=True)
    #: The officer who saw it themselves; null where anything else opened it.
    opened_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    #: When the decision becomes final unless somebody appeals.
    closes_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[each.value for each in CaseKind]), name="case_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in State]), name="case_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(work__isnull=False) | Q(account__isnull=False),
                name="case_is_about_something",
            ),
            models.CheckConstraint(
                condition=Q(severity__gte=1, severity__lte=3), name="case_severity_of_three"
            ),
            models.CheckConstraint(
                condition=_OPEN | Q(state=State.CLOSED.value) | Q(decided_at__isnull=False),
                name="case_decided_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(kind=CaseKind.OFFICER.value, opened_by__isnull=False)
                | (~Q(kind=CaseKind.OFFICER.value) & Q(opened_by=None)),
                name="case_opened_by_an_officer",
            ),
            # What is reported again joins the open case, whoever reports at the same moment.
            models.UniqueConstraint(
                fields=("work",),
                condition=_OPEN & Q(work__isnull=False) & ~_BY_LAW,
                name="case_open_once_a_text",
            ),
            models.UniqueConstraint(
                fields=("work",),
                condition=_OPEN & Q(work__isnull=False) & _BY_LAW,
                name="case_by_law_open_once_a_text",
            ),
            # Once in each community, and once on the site; what waits of somebody has a case each.
            models.UniqueConstraint(
                fields=("account", "community"),
                condition=_OPEN & Q(work=None) & ~Q(kind=CaseKind.HELD.value),
                name="case_open_once_an_account",
                nulls_distinct=False,
            ),
        )
        indexes = (
            # The queue: the most urgent first, then the oldest; and that of one community.
            models.Index(
                fields=("-severity", "opened_at", "id"), condition=_OPEN, name="case_queue"
            ),
            models.Index(
                fields=("community", "-severity", "opened_at", "id"),
                condition=_OPEN,
                name="case_queue_of_a_community",
            ),
            # What somebody was decided on before.
            models.Index(fields=("account", "-opened_at", "-id"), name="case_by_account"),
            models.Index(fields=("work", "-id"), name="case_by_work"),
            # What becomes final when, and appeals.
            models.Index(
                fields=("closes_at", "id"),
                condition=Q(state__in=[State.DECIDED.value, State.APPEALED.value]),
                name="case_not_final",
            ),
        )

    def __str__(self) -> str:
        return f"case {self.pk}"


class Report(models.Model):
    """One report of one reader; who has no account is nobody here."""

    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, related_name="reports", db_index=False
    )
    reporter = models.ForeignKey(
        Account, null=True, on_delete=models.SET_NULL, related_name="reports", db_index=False
    )
    reason = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Reason])
    #: The title of the rule of the community that is meant; "" for none.
    rule = models.CharField(max_length=80, blank=True, default="")
    words = models.CharField(max_length=1000, blank=True, default="")
    #: The community as a whole that is meant, in a case of the site about its owner; else null.
    about = models.ForeignKey(
        Community, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    #: Of the form it was sent by: sent twice it is one report.
    key = models.UUIDField(unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(reason__in=[each.value for each in Reason]),
                name="report_reason_is_known",
            ),
            # One of each reader a case, which also finds a reader's own.
            models.UniqueConstraint(
                fields=("reporter", "case"),
                condition=Q(reporter__isnull=False),
                name="report_once_a_reader",
            ),
        )
        indexes = (models.Index(fields=("case", "id"), name="report_of_a_case"),)

    def __str__(self) -> str:
        return f"report {self.pk} of case {self.case_id}"


class LegalClaim(models.Model):
    """Who claims a right by law, and what they state."""

    report = models.OneToOneField(
        Report, on_delete=models.CASCADE, primary_key=True, related_name="claim"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField()
    right = models.CharField(max_length=200)
    statement = models.TextField(max_length=5000)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(email="") & ~Q(right="") & ~Q(statement=""),
                name="legal_claim_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"claim of {self.name}"


class ClaimAnswer(models.Model):
    """What was written back to who claims a right by law; rows are added and never changed."""

    claim = models.ForeignKey(
        LegalClaim, on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    words = models.CharField(max_length=2000)
    at = models.DateTimeField()
    #: Of the form it was sent by.
    key = models.UUIDField(unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="claim_answer_has_words"),
        )
        indexes = (models.Index(fields=("claim", "id"), name="claim_answers"),)

    def __str__(self) -> str:
        return f"answer {self.pk} to claim {self.claim_id}"


class Note(models.Model):
    """What colleagues tell each other in a case, or about a person; seen by them alone."""

    case = models.ForeignKey(
        Case, null=True, on_delete=models.CASCADE, related_name="notes", db_index=False
    )
    #: Whom it is about where it is of no case, and for which community's moderators; null for
    #: those of the site.
    account = models.ForeignKey(
        Account, null=True, on_delete=models.CASCADE, related_name="notes", db_index=False
    )
    community = models.ForeignKey(
        Community, null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    words = models.CharField(max_length=2000)
    at = models.DateTimeField()
    #: Of the form it was sent by; older ones bear a random one.
    key = models.UUIDField(unique=True, db_default=RandomUUID())

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="note_has_words"),
            models.CheckConstraint(
                condition=Q(case__isnull=False, account=None, community=None)
                | Q(case=None, account__isnull=False),
                name="note_in_a_case_or_about_somebody",
            ),
        )
        indexes = (
            models.Index(fields=("case", "id"), name="note_of_a_case"),
            models.Index(
                fields=("account", "-id"),
                condition=Q(account__isnull=False),
                name="note_about_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"note {self.pk}"
