"""What an administrator proposes to another."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models.treasury import MAX_REASON
from frontend.forms.money import AmountForm, NameField


class PaymentForm(AmountForm):
    """A payment out of the treasury."""

    to = NameField()
    reason = forms.CharField(
        label=_("What for"), max_length=MAX_REASON, help_text=_("Public for ever, like the amount")
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    field_order = ("to", "amount", "reason", "key")
