"""Communities, each with a wallet."""

from typing import Final

from django.db import models

from accounts.models import Account
from communities.roles import Kind
from ledger.models import Wallet

SLUG_PATTERN = r"^[a-z][a-z0-9-]{1,30}[a-z0-9]$"
#: Basis points: the most of an author's part that a community takes.
MOST_SHARE_BP: Final = 1_000


class Community(models.Model):
    """A place for texts about one thing; its wallet is the host wallet of works published here."""

    slug = models.CharField(max_length=32, unique=True)
    title = models.CharField(max_length=60)
    about = models.TextField(max_length=1000, blank=True, default="")
    wallet = models.OneToOneField(Wallet, on_delete=models.PROTECT, related_name="community")
    founder = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="founded")
    founded_at = models.DateTimeField()
    #: Kept beside the rows it counts: whoever changes one changes both in one transaction.
    members = models.PositiveIntegerField(default=0)
    kind = models.CharField(
        max_length=7,
        choices=[(kind.value, kind.value) for kind in Kind],
        default=Kind.TOPIC.value,
        db_default="topic",
    )
    #: The language most is written in; "" where there is none.
    language = models.CharField(max_length=35, blank=True, default="", db_default="")
    #: Address of the files of the picture; "" for the ink blot, as of accounts.
    picture = models.CharField(max_length=32, blank=True, default="", db_default="")
    #: What is to be seen on it, for who cannot see it.
    picture_alt = models.CharField(max_length=300, blank=True, default="", db_default="")
    #: Shown to members alone, above what the community says of itself.
    welcome = models.TextField(max_length=2000, blank=True, default="", db_default="")
    #: Whether all texts here are behind a warning.
    sensitive = models.BooleanField(default=False, db_default=False)
    #: So many first texts of each author here wait for a moderator.
    holds_first = models.PositiveSmallIntegerField(default=0, db_default=0)
    #: Basis points of the author's part that texts published here from now on give its wallet.
    host_share_bp = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name_plural = "communities"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(slug__regex=SLUG_PATTERN), name="community_slug_by_the_rule"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="community_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in Kind]),
                name="community_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(picture__regex=r"^([0-9a-f]{32})?$"),
                name="community_picture_is_hex",
            ),
            models.CheckConstraint(
                condition=models.Q(picture="") | ~models.Q(picture_alt=""),
                name="community_picture_is_described",
            ),
            models.CheckConstraint(
                condition=models.Q(holds_first__lte=10), name="community_holds_few"
            ),
            models.CheckConstraint(
                condition=models.Q(host_share_bp__lte=MOST_SHARE_BP),
                name="community_share_is_bounded",
            ),
        )
        indexes = (
            # The list of communities, largest first.
            models.Index(fields=("-members", "id"), name="community_by_size"),
        )

    def __str__(self) -> str:
        return self.slug
