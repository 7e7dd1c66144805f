"""What an officer writes down as a finding, and says when it ends."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms.lines import LinesField
from frontend.pages.findings import FAMILIES
from moderation.findings import MAX_EVIDENCE, MAX_SAID, Family
from moderation.services.findings import Found

_PARTS = re.compile(r"[\s,;]+")
#: What the columns hold.
_MOST = 2_147_483_647


class FindingForm(forms.Form):
    """A pattern, whom it concerns, and in which rounds: the site counts the figures."""

    family = forms.ChoiceField(label=_("Pattern"))
    accounts = LinesField(
        label=_("Names of those concerned"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "none"}),
        help_text=_("The first one is account 1 in the register, the next one account 2."),
    )
    first_cycle = forms.IntegerField(label=_("First payout round"), min_value=1, max_value=_MOST)
    last_cycle = forms.IntegerField(
        label=_("Last payout round, empty while it goes on"),
        min_value=1,
        max_value=_MOST,
        required=False,
    )
    evidence = LinesField(
        label=_("In words, what figures do not say"),
        max_length=MAX_EVIDENCE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_("For everybody to read: write account 1, and no name. No traces of anybody."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        family = self.fields["family"]
        assert isinstance(family, forms.ChoiceField)
        family.choices = [(each.value, words) for each, words in FAMILIES.items()]

    @property
    def names(self) -> list[str]:
        """Those concerned as a valid form names them."""
        typed = _PARTS.split(self.cleaned_data["accounts"])
        return list(dict.fromkeys(it.removeprefix("@").lower() for it in typed if it))

    @property
    def found(self) -> Found:
        """What a valid form says was found."""
        given = self.cleaned_data
        return Found(
            family=Family(given["family"]),
            evidence=given["evidence"],
            first_cycle=given["first_cycle"],
            last_cycle=given["last_cycle"],
        )


class SayingForm(forms.Form):
    """Words for everybody with which a finding, or an appeal against it, ends."""

    words = LinesField(
        label=_("Why, for everybody to read"),
        max_length=MAX_SAID,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
