"""Names of closed accounts: nobody takes one over and passes for who is gone."""

from django.db import models


class RetiredName(models.Model):
    """A keyed hash of a name's skeleton: enough to refuse the name, not enough to read it."""

    digest = models.CharField(max_length=64, primary_key=True)

    def __str__(self) -> str:
        return self.digest
