"""What opens a reader's own lists to their feed reader, which cannot log in."""

from django.db import models

from accounts.models import Account


class FeedKey(models.Model):
    """The one key of an account. It opens nothing by itself: what the address holds is signed."""

    account = models.OneToOneField(
        Account, on_delete=models.CASCADE, primary_key=True, related_name="feed_key"
    )
    #: Random, in hexadecimal. Unique, and so found by the address.
    key = models.CharField(max_length=32, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"feed key of {self.account_id}"
