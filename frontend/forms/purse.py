"""What owners set about a community's money, and what officers ask for."""

from decimal import Decimal, InvalidOperation
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from communities.models import MAX_PURPOSE
from frontend.forms.money import AmountForm, NameField

_FAULT: Final = _("Write per cent from 0 to 10, with at most two decimals, as in 2.5.")


class ShareForm(forms.Form):
    """The part of authors' rewards, in per cent as people write it."""

    share = forms.CharField(
        label=_("Part of the author's reward, in per cent"),
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text=_("0 to 10. It is of texts that are published from now on."),
        error_messages={"required": _FAULT},
    )

    def clean_share(self) -> int:
        """Basis points."""
        typed = self.cleaned_data["share"].removesuffix("%").strip().replace(",", ".")
        try:
            points = Decimal(typed) * 100
        except InvalidOperation:
            raise forms.ValidationError(_FAULT) from None
        if not points.is_finite() or points != int(points) or not 0 <= points <= 1_000:
            raise forms.ValidationError(_FAULT)
        return int(points)


class SpendForm(AmountForm):
    """A payment that another officer is to sign."""

    to = NameField()
    words = forms.CharField(
        label=_("What for"),
        max_length=MAX_PURPOSE,
        help_text=_("Public for ever, in the statement of the community's wallet."),
    )
    field_order = ("to", "amount", "words", "key")
