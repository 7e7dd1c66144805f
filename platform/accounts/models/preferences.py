"""How a person wants the site to be: one row an account, made when something is first chosen."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models.account import Account

#: What happens to texts that their authors marked as sensitive.
SENSITIVE: Final = ("warn", "show", "hide")
#: How often a digest of what one follows comes by mail.
DIGEST: Final = ("never", "daily", "weekly")
#: What becomes of the reward of a new text unless its author says otherwise.
REWARD: Final = ("half", "power", "declined")
#: Which list the first address of the site shows.
FRONT_LISTS: Final = ("hot", "trending", "new", "following", "my_tags")
USUAL_WEIGHT_BP: Final = 10_000


class Preferences(models.Model):
    """Choices of one account; a missing row means the defaults of every field."""

    account = models.OneToOneField(
        Account, on_delete=models.CASCADE, primary_key=True, related_name="preferences"
    )
    #: Language of the pages; empty follows the browser.
    interface_language = models.CharField(max_length=8, blank=True, default="")
    #: Languages of texts in lists; empty means all.
    reading_languages = ArrayField(
        models.CharField(max_length=35), blank=True, default=list, size=20
    )
    time_zone = models.CharField(max_length=60, default="UTC")
    #: No sum of money is shown anywhere but on one's own wallet.
    hide_sums = models.BooleanField(default=False)
    #: Votes and rewards of a text stay hidden in its first hours until one has voted.
    judges_first = models.BooleanField(default=False)
    #: Whether the site remembers where one stopped reading.
    keep_place = models.BooleanField(default=True)
    #: Whether the site remembers which texts one opened, so that lists can leave them out.
    keep_opened = models.BooleanField(default=False)
    #: Whether one's name stands beside one's votes; weights are public either way.
    show_votes = models.BooleanField(default=True)
    sensitive = models.CharField(
        max_length=4, choices=[(each, each) for each in SENSITIVE], default="warn"
    )
    usual_weight_bp = models.PositiveSmallIntegerField(default=USUAL_WEIGHT_BP)
    reward = models.CharField(
        max_length=8, choices=[(each, each) for each in REWARD], default="half"
    )
    licence = models.CharField(max_length=20, blank=True, default="")
    digest = models.CharField(
        max_length=6, choices=[(each, each) for each in DIGEST], default="never"
    )
    front_list = models.CharField(
        max_length=9, choices=[(each, each) for each in FRONT_LISTS], default="hot"
    )
    #: When the first-visit questions were answered or put aside.
    welcomed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "preferences"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(usual_weight_bp__range=(1, 10_000)),
                name="preferences_weight_is_one",
            ),
            models.CheckConstraint(
                condition=models.Q(sensitive__in=SENSITIVE), name="preferences_sensitive_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(digest__in=DIGEST), name="preferences_digest_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(reward__in=REWARD), name="preferences_reward_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(front_list__in=FRONT_LISTS),
                name="preferences_front_list_is_known",
            ),
        )
        indexes = (
            # The accounts whose digest is due.
            models.Index(
                fields=("digest",),
                condition=~models.Q(digest="never"),
                name="preferences_with_digest",
            ),
        )

    def __str__(self) -> str:
        return f"preferences of {self.account_id}"
