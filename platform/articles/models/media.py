"""Uploaded pictures, films and sound, and which text shows which."""

from django.db import models

from accounts.models import Account
from articles.films import CONTENT_TYPES, FILMS, PICTURE, SOUNDS
from articles.models.erasure import Erasure
from articles.pictures import MAX_ALT
from curation.models import Work

ADDRESS_PATTERN = r"^[0-9a-f]{32}$"


class Media(models.Model):
    """A picture, film or sound that an account uploaded; its files are named by `address`.

    Those of a picture have their width in the name. A film has one file, and its still is a
    picture under the same address; a sound has one file.

    The address is made from the owner and the content, so the same picture of two people is two
    rows with files of their own: what one deletes stays the other's. Of a deleted one the row
    remains without its words, so that its address answers that it is gone.
    """

    owner = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="media", db_index=False
    )
    address = models.CharField(max_length=32, unique=True)
    #: What its file is: PICTURE, or one of CONTENT_TYPES.
    form = models.CharField(max_length=4, default=PICTURE)
    #: Of the picture or the film's still; 0 for a sound.
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    #: 0 for a picture.
    length_ms = models.PositiveIntegerField(default=0)
    #: Of all its files together.
    size_bytes = models.PositiveIntegerField()
    alt = models.CharField(max_length=MAX_ALT, blank=True, default="")
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    #: The erasure that took it, until its files are gone as well.
    leaving = models.ForeignKey(
        Erasure, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(address__regex=ADDRESS_PATTERN), name="media_address_is_hex"
            ),
            models.CheckConstraint(
                condition=models.Q(form__in=(PICTURE, *CONTENT_TYPES)), name="media_form_is_known"
            ),
            # What is seen has an area, what is heard a length, and a film both.
            models.CheckConstraint(
                condition=models.Q(form__in=(PICTURE, *FILMS), width__gte=1, height__gte=1)
                | models.Q(form__in=SOUNDS, width=0, height=0),
                name="media_has_an_area",
            ),
            models.CheckConstraint(
                condition=models.Q(form=PICTURE, length_ms=0)
                | (~models.Q(form=PICTURE) & models.Q(length_ms__gte=1)),
                name="media_has_a_length",
            ),
            models.CheckConstraint(
                condition=models.Q(leaving=None) | models.Q(erased_at__isnull=False),
                name="media_leaving_is_erased",
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(alt=""),
                name="media_erased_has_no_words",
            ),
        )
        indexes = (
            # One account's pictures, the newest first, and what it uploaded since a moment.
            models.Index(fields=("owner", "-created_at", "-id"), name="media_by_owner"),
            # The files that an erasure has still to remove.
            models.Index(
                fields=("leaving",),
                condition=models.Q(leaving__isnull=False),
                name="media_leaving",
            ),
        )

    def __str__(self) -> str:
        return self.address


class MediaUse(models.Model):
    """A version of a text shows a picture, film or sound, or did in an earlier version."""

    media = models.ForeignKey(Media, on_delete=models.CASCADE, related_name="uses", db_index=False)
    # Indexed: the pictures of one text, when it is erased.
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (
            # Serves "where is this picture used".
            models.UniqueConstraint(fields=("media", "work"), name="media_use_once"),
        )

    def __str__(self) -> str:
        return f"{self.media_id} in {self.work_id}"
