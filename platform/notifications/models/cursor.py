"""How far the news of the layers below were read."""

from django.db import models


class Cursor(models.Model):
    """The last row of one source that needs no reading again; locked while it is read on."""

    source = models.CharField(max_length=20, primary_key=True)
    position = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.source} up to {self.position}"
