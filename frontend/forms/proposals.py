"""What an administrator proposes to another."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models.treasury import MAX_REASON
from frontend.forms.money import AmountForm, NameField


class RulesForm(forms.Form):
    """Another rule set."""

    rules = forms.ChoiceField(label=_("Rules"))
    reason = forms.CharField(label=_("Why"), max_length=MAX_REASON, help_text=_("Public for ever"))
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    #: Both forms stand on one page.
    prefix = "rules"

    def __init__(self, *args: Any, names: list[str], **values: Any) -> None:
        super().__init__(*args, **values)
        choices = [(name, name) for name in names]
        self.fields["rules"].choices = choices  # type: ignore[attr-defined] # of a choice field


class OfficeForm(forms.Form):
    """An office of the site for somebody, or none any more."""

    to = NameField()
    office = forms.ChoiceField(label=_("Office"))
    reason = forms.CharField(label=_("Why"), max_length=MAX_REASON)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    prefix = "office"

    def __init__(self, *args: Any, offices: Mapping[str, str | Promise], **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["office"].choices = [("", "\N{EN DASH}"), *offices.items()]  # type: ignore[attr-defined] # of a choice field


class PaymentForm(AmountForm):
    """A payment out of the treasury."""

    to = NameField()
    reason = forms.CharField(
        label=_("What for"), max_length=MAX_REASON, help_text=_("Public for ever, like the amount")
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    field_order = ("to", "amount", "reason", "key")
