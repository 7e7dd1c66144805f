"""Where a text stands beside its own place: shown elsewhere, on top, among the picks."""

from typing import Final

from django.db import models
from django.db.models import Q

from accounts.models import Account
from articles.models.article import Article
from communities.models import Community
from communities.roles import OFFICERS

#: How many texts stand on top of a community.
MOST_ON_TOP: Final = 3
#: Characters of what is said of a text where it is shown or picked.
MAX_LINE: Final = 200
#: By whom a text was picked: an officer of the community, or a moderator of the site.
OFFICES: Final = [*(role.value for role in OFFICERS), "site"]


class Showing(models.Model):
    """A text that lives elsewhere is shown in a community as well: one text, one reward.

    A row that moderators ended stays, so that nobody shows the text there again. One that was
    taken back stays as well, and counts among the shows of a day.
    """

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="showings", db_index=False
    )
    # Indexed by itself: where a text is shown.
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="showings")
    by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="showings")
    line = models.CharField(max_length=MAX_LINE, blank=True, default="")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    #: Whether who showed it, or its author, ended it: then it can be shown anew.
    taken_back = models.BooleanField(default=False)
    #: How often the same account showed it there within the day before `at`.
    shows = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = (
            # Serves what a community shows.
            models.UniqueConstraint(fields=("community", "article"), name="showing_once"),
            models.CheckConstraint(
                condition=Q(taken_back=False) | Q(ended_at__isnull=False),
                name="showing_taken_back_is_ended",
            ),
        )
        indexes = (
            # What a community shows, the newest first: what its followers are brought.
            models.Index(
                fields=("community", "-at", "-article"),
                condition=Q(ended_at=None),
                name="showing_newest",
            ),
        )

    def __str__(self) -> str:
        return f"{self.article_id} in {self.community_id}"


class RoomPin(models.Model):
    """A text stands on top of a community, in one of few places; the times give the order."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="pins", db_index=False
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="room_pins", db_index=False
    )
    place = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves what stands on top of a community.
            models.UniqueConstraint(fields=("community", "place"), name="room_pin_in_its_place"),
            models.UniqueConstraint(fields=("article", "community"), name="room_pin_once"),
            models.CheckConstraint(
                condition=Q(place__range=(1, MOST_ON_TOP)), name="room_pin_is_one_of_few"
            ),
        )

    def __str__(self) -> str:
        return f"{self.article_id} on {self.community_id}"


class Pick(models.Model):
    """Editors of a community, or of the site where there is none, recommend a text."""

    community = models.ForeignKey(
        Community, null=True, on_delete=models.CASCADE, related_name="picks", db_index=False
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="picks", db_index=False
    )
    office = models.CharField(max_length=9, choices=[(office, office) for office in OFFICES])
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    line = models.CharField(max_length=MAX_LINE, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("article", "community"), nulls_distinct=False, name="pick_once"
            ),
            models.CheckConstraint(condition=Q(office__in=OFFICES), name="pick_office_is_known"),
            models.CheckConstraint(
                condition=Q(community=None, office="site")
                | (Q(community__isnull=False) & ~Q(office="site")),
                name="pick_of_the_site_by_the_site",
            ),
        )
        indexes = (
            # The picks of one community or of the site, the newest first.
            models.Index(fields=("community", "-id"), name="pick_newest"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} by {self.office}"
