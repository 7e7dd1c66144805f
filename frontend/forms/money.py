"""Amounts and transfers."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models.memo import MAX_MEMO


class AmountForm(forms.Form):
    """An amount of INK. The hidden key makes a form that is sent twice count once."""

    amount = forms.DecimalField(
        label=_("How much"),
        min_value=0,
        max_digits=16,
        decimal_places=3,
        help_text=_("INK, with up to three decimals"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def milli_ink(self) -> int:
        """The amount in milli-INK; exact, the field allows three decimals."""
        return int(self.cleaned_data["amount"].scaleb(3))


class SendForm(AmountForm):
    """A transfer to another account."""

    to = forms.CharField(label=_("To whom"), max_length=16, help_text=_("The account's name"))
    memo = forms.CharField(
        label=_("What for"),
        required=False,
        max_length=MAX_MEMO,
        help_text=_("Public, like the amount; you can erase it later"),
    )
    field_order = ("to", "amount", "memo", "key")
