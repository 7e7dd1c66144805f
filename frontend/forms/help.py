"""The numbers of a made-up text."""

from datetime import datetime
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms.amounts import AmountField, WholeField
from rewards.active import rules_at

#: The author's liquid part in basis points.
PARTS: Final = [(5_000, _("Half to spend, half Ink Power")), (0, _("All Ink Power"))]


class ExampleForm(forms.Form):
    """So many readers with so much power each; everything has a default that makes sense."""

    readers = WholeField(label=_("Readers who vote"), min_value=1, max_value=500, initial=20)
    power = AmountField(
        label=_("Ink Power of each, in INK"), least=0, most=1_000_000_000, initial="100"
    )
    weight = WholeField(
        label=_("Weight of each vote, per cent"), min_value=1, max_value=100, initial=100
    )
    when = forms.TypedChoiceField(label=_("When they vote"), coerce=int, initial="0")
    part = forms.TypedChoiceField(
        label=_("What the author takes"), choices=PARTS, coerce=int, initial="5000"
    )

    def __init__(self, *args: object, now: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        when = self.fields["when"]
        assert isinstance(when, forms.ChoiceField)
        when.choices = _moments(now)


def _moments(now: datetime) -> list[tuple[str, object]]:
    """A moment in each window in which votes weigh alike for the readers' part."""
    windows = rules_at(now).vote.windows
    starts = [0, *(window.until_seconds for window in windows)]
    words = [_("At once"), _("Later"), _("Near the end")]
    return [(str(start), word) for start, word in zip(starts, words, strict=False)]
