"""Certificates of erasure: that something was deleted, when, and how much of what it was."""

from django.db import models
from django.db.models.functions import Now

from accounts.models import Account
from articles.erasures import Erased


class Erasure(models.Model):
    """The certificate of one erasure, written with it and never changed.

    Numbers and counts alone: nothing of what was said, and nobody's name. Whoever holds its number
    and its key may read it.
    """

    #: Random, in hexadecimal.
    key = models.CharField(max_length=32)
    kind = models.CharField(max_length=7)
    #: The number of the text, the upload or the account.
    subject = models.BigIntegerField()
    #: Whose it was; of a closed one nothing else is left.
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="erasures", db_index=False
    )
    #: Kinds of articles.erasures.Gone, each with how many; the migration has the constraint.
    removed = models.JSONField()
    #: Files that have to go: they do once it is sure that the rest has.
    files = models.PositiveIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=[each.value for each in Erased]),
                name="erasure_kind_is_known",
            ),
            # An upload can be made again, and deleted again.
            models.UniqueConstraint(
                fields=("subject", "kind"),
                condition=~models.Q(kind=Erased.UPLOAD.value),
                name="erasure_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Erased.ACCOUNT.value)
                | models.Q(subject=models.F("account")),
                name="erasure_of_an_account_is_its_own",
            ),
        )
        indexes = (
            # What one account deleted, the newest first.
            models.Index(fields=("account", "-id"), name="erasure_by_account"),
        )

    def __str__(self) -> str:
        return f"erasure {self.pk}"


class FilesGone(models.Model):
    """When the files of an erasure were gone from the storage; there is no row before."""

    erasure = models.OneToOneField(
        Erasure, on_delete=models.PROTECT, primary_key=True, related_name="files_gone"
    )
    #: How many: fewer than had to go where one was uploaded again before.
    files = models.PositiveIntegerField()
    at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"files of erasure {self.erasure_id}"
