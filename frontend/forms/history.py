"""Which part of a wallet's history somebody wants to see."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final, Literal, TypedDict

from django import forms
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from ledger.codes import Code

KINDS: Final[dict[str, tuple[Code, ...]]] = {
    "rewards": (
        Code.AUTHOR_REWARD,
        Code.CURATION_REWARD,
        Code.BENEFICIARY_REWARD,
        Code.HOST_REWARD,
    ),
    "sent": (Code.TRANSFER, Code.TIP),
    "power": (Code.POWER_UP, Code.VESTING_MINT, Code.POWER_DOWN, Code.VESTING_BURN),
}


class Narrowed(TypedDict, total=False):
    """What `ledger.selectors.statement` takes."""

    codes: tuple[Code, ...]
    direction: Literal["", "in", "out"]
    since: datetime | None
    until: datetime | None


class HistoryForm(forms.Form):
    """Kind, direction and days of entries, the reader's own; everything is optional."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[
            ("", _("Everything")),
            ("rewards", _("Rewards")),
            ("sent", _("Transfers and tips")),
            ("power", _("Power up and down")),
        ],
    )
    direction = forms.ChoiceField(
        label=_("Direction"),
        required=False,
        choices=[("", _("In and out")), ("in", _("Came in")), ("out", _("Went out"))],
    )
    since = forms.DateField(
        label=_("From day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("To day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def narrowed(self) -> Narrowed:
        """The filters of a valid form; none of them where the form is not valid."""
        if not self.is_valid():
            return {}
        known: dict[str, Any] = self.cleaned_data
        result: Narrowed = {
            "codes": KINDS.get(known["kind"], ()),
            "direction": known["direction"],
        }
        if known["since"]:
            result["since"] = _midnight(known["since"])
        if known["until"] and known["until"] < date.max:
            result["until"] = _midnight(known["until"] + timedelta(days=1))
        return result


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), get_current_timezone())
