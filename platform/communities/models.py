"""Communities, each with a wallet, and their members."""

from django.db import models

from accounts.models import Account
from communities.roles import Role
from ledger.models import Wallet

SLUG_PATTERN = r"^[a-z][a-z0-9-]{1,30}[a-z0-9]$"


class Community(models.Model):
    """A place for texts about one thing; its wallet is the host wallet of works published here."""

    slug = models.CharField(max_length=32, unique=True)
    title = models.CharField(max_length=60)
    about = models.TextField(max_length=1000, blank=True, default="")
    wallet = models.OneToOneField(Wallet, on_delete=models.PROTECT, related_name="community")
    founder = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="founded")
    founded_at = models.DateTimeField()
    #: Kept beside the rows it counts: `join` and `leave` change both in one transaction.
    members = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "communities"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(slug__regex=SLUG_PATTERN), name="community_slug_by_the_rule"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="community_has_a_title"),
        )
        indexes = (
            # The list of communities, largest first.
            models.Index(fields=("-members", "id"), name="community_by_size"),
        )

    def __str__(self) -> str:
        return self.slug


class Membership(models.Model):
    """One account's part in one community."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="memberships")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(
        max_length=9,
        choices=[(role.value, role.value) for role in Role],
        default=Role.MEMBER.value,
    )
    joined_at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "what is this account here" and "which communities is it in".
            models.UniqueConstraint(fields=("account", "community"), name="membership_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]),
                name="membership_role_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} in {self.community_id}"
