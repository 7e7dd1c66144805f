"""Versions of a text: each stays as it was published."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from articles.wording import MAX_BODY, MAX_NOTE, MAX_TITLE
from curation.models import Work


class Revision(models.Model):
    """One version of an article or a comment, as source and as the HTML that pages show.

    `salt` is the key of `commitment`. Erasure empties the words and deletes the salt; the number
    and the time stay, because votes say which version they saw.
    """

    work = models.ForeignKey(
        Work, on_delete=models.PROTECT, related_name="revisions", db_index=False
    )
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=MAX_TITLE, blank=True, default="")
    body = models.TextField()
    html = models.TextField()
    #: What made `html`; see articles.markup.SANITISER.
    sanitiser = models.CharField(max_length=60)
    salt = models.BinaryField(max_length=32, null=True)
    commitment = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    #: What the author says has changed.
    note = models.CharField(max_length=MAX_NOTE, blank=True, default="", db_default="")
    #: How much of the words differs from the version before, in basis points.
    changed_bp = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        constraints = (
            # Serves "version n of this text" and "its newest version".
            models.UniqueConstraint(fields=("work", "number"), name="revision_once"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("body"), MAX_BODY), name="revision_body_bounded"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_from_one"),
            models.CheckConstraint(
                condition=models.Q(changed_bp__lte=10_000), name="revision_changed_is_a_share"
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number} of work {self.work_id}"
