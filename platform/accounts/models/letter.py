"""Letters to people, written where something happens and carried by a worker.

A letter may hold a secret, as a code to sign in with. It stays here until it is sent, so no
secret travels through the queue; what was sent is forgotten.
"""

from django.db import models

from accounts.models.account import Account


class Letter(models.Model):
    """One letter: whom to, which template, and what the template needs to know."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True)
    to = models.EmailField()
    #: Name of the template, as "new_device".
    template = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    language = models.CharField(max_length=8)
    written_at = models.DateTimeField()
    #: When to try next; later after each failure.
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            # What a worker has to carry, longest due first.
            models.Index(
                fields=("due_at",), condition=models.Q(sent_at=None), name="letter_to_carry"
            ),
        )

    def __str__(self) -> str:
        return f"{self.template} to {self.to}"
