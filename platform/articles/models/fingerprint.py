"""What is kept of a text to know it in later ones."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from articles.folding import MAX_HASHES
from curation.models import Work


class Fingerprint(models.Model):
    """Hashes of runs of a text's words, of the version that was read last. `level` says which part
    of all its runs they are; a text of few words has none, and is read once all the same.

    It is here because erasing a text takes it along; who compares texts writes it.
    """

    work = models.OneToOneField(
        Work, on_delete=models.PROTECT, primary_key=True, related_name="fingerprint"
    )
    #: The number of the version.
    version = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    hashes = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(hashes__len__lte=MAX_HASHES), name="fingerprint_bounded"
            ),
        )
        indexes = (
            # The texts that have a hash of another one.
            GinIndex(fields=("hashes",), name="fingerprint_by_hash"),
        )

    def __str__(self) -> str:
        return f"fingerprint of work {self.work_id}"
