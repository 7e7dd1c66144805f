"""Texts and answers that wait for a moderator."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import Account
from articles.models import Draft
from articles.wording import MAX_TITLE
from communities.models import Community
from curation.models import Work
from moderation.models.case import Case
from moderation.screening import Why
from moderation.words import MOST_CHARACTERS

MAX_REASON = 400


class HeldText(models.Model):
    """A text of its own waits as the draft that it is, so nothing of it can be lost, and goes out
    as a planned one does. An answer waits here: the work it answers, its words, and the key of its
    form. Each has a case.

    `seen` is the digest of the words that a moderator let out, or gave back; other words wait
    anew. What was given back keeps its words as they were then, for who hears an appeal.
    """

    class State(models.TextChoices):
        """Where it stands. What is out has no row."""

        WAITING = "waiting"
        APPROVED = "approved"
        RETURNED = "returned"

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="held_texts", db_index=False
    )
    # Serves the queue of a community.
    community = models.ForeignKey(
        Community, null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    draft = models.OneToOneField(Draft, null=True, on_delete=models.CASCADE, related_name="held")
    answered = models.ForeignKey(
        Work, null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    key = models.UUIDField(null=True, unique=True)
    #: Null for what waited before there were such cases.
    case = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="held")
    #: Of a text that was given back, and its words in `body`.
    title = models.CharField(max_length=MAX_TITLE, blank=True, default="")
    body = models.TextField(blank=True, default="")
    for_few = models.BooleanField(default=False)
    why = models.CharField(max_length=5, choices=[(each.value, each.value) for each in Why])
    #: Whether a list of the site has it wait: then the site's moderators look at it.
    by_site = models.BooleanField(default=False)
    #: The entries of lists that it has.
    entries = ArrayField(models.CharField(max_length=MOST_CHARACTERS), default=list)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    seen = models.BinaryField(max_length=32, null=True)
    #: Why it was returned, for its author.
    reason = models.CharField(max_length=MAX_REASON, blank=True, default="")
    held_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(draft__isnull=False, answered=None, body="")
                | models.Q(draft__isnull=False, answered=None, state="returned")
                | (models.Q(draft=None, answered__isnull=False) & ~models.Q(body="")),
                name="held_is_a_text_or_an_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(why__in=[each.value for each in Why]), name="held_why_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", seen=None, reason="")
                | models.Q(state="approved", seen__isnull=False, reason="", draft__isnull=False)
                | (models.Q(state="returned") & ~models.Q(reason="")),
                name="held_state_by_the_rule",
            ),
        )
        indexes = (
            # What waits in one community, the oldest first; and what waits anywhere.
            models.Index(
                fields=("community", "held_at", "id"),
                condition=models.Q(state="waiting"),
                name="held_in_community",
            ),
            models.Index(
                fields=("held_at", "id"),
                condition=models.Q(state="waiting"),
                name="held_anywhere",
            ),
            # What waits, or came back, of one account.
            models.Index(fields=("account", "held_at"), name="held_of_account"),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.draft_id or self.answered_id}"
