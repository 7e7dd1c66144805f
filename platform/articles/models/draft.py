"""Drafts: texts at work, their versions, and what became of a form that was sent."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from accounts.models import Account
from articles.drafting import MAX_DRAFT_BODY
from articles.models.article import Article
from articles.wording import MAX_TITLE
from curation.models import Work


class Draft(models.Model):
    """A text that its author works on: a new one, or the next version of a published article.

    `key` comes from the form and is known before the first save, so that a save that was sent
    twice makes one draft. `choices` holds every other field of the form: name to list of values.
    """

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="drafts", db_index=False
    )
    key = models.UUIDField(unique=True)
    #: The article that is being revised; its index serves "the drafts of this article".
    article = models.ForeignKey(
        Article, null=True, on_delete=models.CASCADE, related_name="drafts"
    )
    title = models.CharField(max_length=MAX_TITLE, blank=True, default="")
    body = models.TextField(blank=True, default="")
    choices = models.JSONField(default=dict)
    words = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("body"), MAX_DRAFT_BODY),
                name="draft_body_bounded",
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="draft_from_one"),
        )
        indexes = (
            # The drafts of one account, the one worked on last first.
            models.Index(fields=("account", "-updated_at", "-id"), name="draft_by_account"),
        )

    def __str__(self) -> str:
        return f"draft {self.key}"


class DraftVersion(models.Model):
    """A draft as it was saved once. Versions are appended; old ones are let go by the rule of
    articles.drafting."""

    draft = models.ForeignKey(
        Draft, on_delete=models.CASCADE, related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=MAX_TITLE, blank=True, default="")
    body = models.TextField(blank=True, default="")
    choices = models.JSONField(default=dict)
    words = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "version n of this draft" and its list, newest first.
            models.UniqueConstraint(fields=("draft", "number"), name="draft_version_once"),
        )

    def __str__(self) -> str:
        return f"version {self.number} of draft {self.draft_id}"


class Submission(models.Model):
    """A form that was sent, and the work it became: sent twice, it makes one text."""

    key = models.UUIDField(primary_key=True)
    # Its index serves closing an account.
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"form {self.key} became work {self.work_id}"
