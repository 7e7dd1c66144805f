"""Tips: what readers gave for a text out of their own wallets, apart from its reward."""

from django.db import models

from curation.models import Work


class Tip(models.Model):
    """One tip, which goes by the number of its batch in the ledger; who gave it stands there.

    Written in the transaction of the transfer, so that a page adds up a text's tips without
    searching the ledger by words.
    """

    # No foreign key: the ledger's tables take no triggers of others.
    batch = models.BigIntegerField(primary_key=True)
    # Its index serves tips_of: what was given for the texts of a page.
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="tips")
    amount = models.BigIntegerField(help_text="milli-INK")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="tip_is_something"),
        )

    def __str__(self) -> str:
        return f"tip of batch {self.batch}"
