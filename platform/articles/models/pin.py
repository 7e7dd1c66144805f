"""Texts that their authors keep at the top of their profile."""

from typing import Final

from django.db import models

from accounts.models import Account
from articles.models.article import Article

#: How many an author may pin.
MOST_PINNED: Final = 3


class Pin(models.Model):
    """One article stands at the top of its author's profile, in one of their few places.

    The places only bound the number; the order is that of the times.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True)
    author = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="pins", db_index=False
    )
    place = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves the pins of one author.
            models.UniqueConstraint(fields=("author", "place"), name="pin_in_a_place_of_its_own"),
            models.CheckConstraint(
                condition=models.Q(place__range=(1, MOST_PINNED)), name="pin_is_one_of_few"
            ),
        )

    def __str__(self) -> str:
        return f"{self.author_id} pins {self.article_id}"
