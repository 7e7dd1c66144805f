"""Amounts, transfers, tips and loans of power."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models.memo import MAX_MEMO
from frontend.forms.amounts import AmountField, read_amount
from frontend.phrases import ink

#: The longest name, with the "@" that people write before it.
_NAMED = 17


class NameField(forms.CharField):
    """Whom something is for."""

    def __init__(self) -> None:
        super().__init__(
            label=_("To whom"),
            max_length=_NAMED,
            help_text=_("The account's name"),
            error_messages={
                "required": _("Write the account's name, as in mira."),
                "max_length": _("No account has a name as long as this: 16 characters at most."),
            },
        )


class MemoField(forms.CharField):
    """Words beside what is sent."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(
            **rest,
            required=False,
            max_length=MAX_MEMO,
            help_text=_("Public, like the amount; you can erase it later"),
            error_messages={
                "max_length": _(
                    "%(show_value)s characters are too many: write %(limit_value)s at most."
                ),
            },
        )


class AmountForm(forms.Form):
    """An amount of INK. The hidden key makes a form that is sent twice count once."""

    amount = AmountField(label=_("How much"), help_text=_("INK, with up to three decimals"))
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def milli_ink(self) -> int:
        """The amount that was written."""
        amount: int = self.cleaned_data["amount"]
        return amount


class SendForm(AmountForm):
    """A transfer to another account."""

    to = NameField()
    memo = MemoField(label=_("What for"))
    field_order = ("to", "amount", "memo", "key")


class TipForm(AmountForm):
    """A tip for a text: one of the usual amounts, or another."""

    PRESETS = (("1", "1 INK"), ("5", "5 INK"), ("10", "10 INK"), ("", _("Another amount")))

    preset = forms.ChoiceField(
        label=_("How much"), choices=PRESETS, required=False, widget=forms.RadioSelect, initial="1"
    )
    memo = MemoField(label=_("A word with it"))
    field_order = ("preset", "amount", "memo", "key")

    def __init__(self, *args: object, **values: object) -> None:
        super().__init__(*args, **values)  # type: ignore[arg-type] # as forms.Form takes them
        self.fields["amount"].required = False
        self.fields["amount"].label = _("Another amount")

    def clean(self) -> dict[str, object]:
        """The amount that is chosen; what is written counts where another one is. Two that differ
        are asked about, since nobody knows which was meant.
        """
        values: dict[str, object] = super().clean() or self.cleaned_data
        written, preset = values.get("amount"), values.get("preset")
        if "amount" in self.errors or "preset" in self.errors:
            return values
        if not preset:
            if written is None:
                self.add_error("amount", _("Choose an amount or write one."))
            return values
        chosen = read_amount(str(preset), sign=".")
        if isinstance(written, int) and written != chosen:
            self._ask(chosen, written)
        values["amount"] = chosen
        return values

    def _ask(self, chosen: int, written: int) -> None:
        """An error that names both, and says how each is given."""
        words = _(
            "You chose %(chosen)s and wrote %(written)s. Choose “Another amount” to give what you "
            "wrote, or empty the field to give what you chose."
        )
        self.add_error("amount", words % {"chosen": ink(chosen), "written": ink(written)})


class PowerDownForm(AmountForm):
    """How much Ink Power leaves in thirteen steps; nothing written means all that can."""

    def __init__(self, *args: object, **values: object) -> None:
        super().__init__(*args, **values)  # type: ignore[arg-type] # as forms.Form takes them
        self.fields["amount"].required = False
        self.fields["amount"].help_text = _("Worth in INK; empty for all that can leave")


class LendForm(AmountForm):
    """How much power somebody is lent in all; 0 ends the loan."""

    to = NameField()
    amount = AmountField(
        label=_("How much"),
        least=0,
        help_text=_("Worth in INK of what they are lent in all; 0 ends it"),
    )
    field_order = ("to", "amount", "key")
