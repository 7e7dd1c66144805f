"""Which texts belong to a wave of spam, and by which rule they go."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms.lines import LinesField
from frontend.numerals import whole_number
from moderation.waves import Selection

_MOMENT = "%Y-%m-%dT%H:%M"
_PARTS = re.compile(r"[\s,;]+")


def _moment(words: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT)
    return forms.DateTimeField(label=words, widget=widget, input_formats=[_MOMENT])


class WaveForm(forms.Form):
    """A selection; each field that is filled narrows the others."""

    since = _moment(_("Published from"))
    until = _moment(_("Until before"))
    authors = LinesField(
        label=_("Names of authors"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "none"}),
        help_text=_(
            "With blanks or on lines of their own, at most 200. Named alone, those who only voted"
            " count as well."
        ),
    )
    like = forms.CharField(
        label=_("Number of a text that the others are like"), required=False, max_length=20
    )
    host = forms.CharField(
        label=_("Host that they link to"),
        required=False,
        max_length=260,
        help_text=_("As in example.org."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    votes = forms.BooleanField(
        label=_("Take their authors' votes back too, on all that is not paid yet"), required=False
    )
    rule = forms.CharField(label=_("Rule that was broken"), max_length=80)
    message = LinesField(
        label=_("Message to the authors"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def clean_like(self) -> int | None:
        """The number of a work; None where the field is empty."""
        typed = self.cleaned_data["like"].strip()
        number = whole_number(typed)
        if typed and number is None:
            raise forms.ValidationError(_("Write the number of a text, in digits."))
        return number

    @property
    def selection(self) -> Selection:
        """What a valid form selects; it is not checked yet."""
        given = self.cleaned_data
        names = [it.removeprefix("@").lower() for it in _PARTS.split(given["authors"]) if it]
        return Selection(
            since=given["since"],
            until=given["until"],
            authors=names,
            like=given["like"],
            host=given["host"],
            votes=given["votes"],
        )
