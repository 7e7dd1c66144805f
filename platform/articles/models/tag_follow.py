"""Which tags a reader wants to see more of, and which not at all."""

from django.db import models

from accounts.models import Account
from articles.models.tag import Tag


class TagFollow(models.Model):
    """One account's wish about one tag: to follow it, or to have it hidden from lists."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="tag_follows", db_index=False
    )
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+", db_index=False)
    hidden = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "does a reader follow or hide this tag" and "which tags does a reader".
            models.UniqueConstraint(fields=("account", "tag"), name="tag_follow_once"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {'hides' if self.hidden else 'follows'} tag {self.tag_id}"
