"""By what the public log is narrowed, as it stands in an address."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from frontend.pages.verdicts import MEASURES


class LogForm(forms.Form):
    """A community, a measure, a month; what makes no sense narrows nothing."""

    community = forms.CharField(
        label=_("Community"),
        required=False,
        max_length=33,
        help_text=_("By its address, as in gardening."),
    )
    measure = forms.ChoiceField(label=_("What was done"), required=False)
    month = forms.ChoiceField(label=_("Month"), required=False)

    def __init__(self, asked: QueryDict, *, months: Sequence[date], of_one: bool) -> None:
        super().__init__(asked)
        measures = [("", _("Anything")), *((each.value, MEASURES[each]) for each in MEASURES)]
        spans = [(f"{each:%Y-%m}", f"{MONTHS[each.month]} {each.year}") for each in months]
        for name, choices in (("measure", measures), ("month", [("", _("Any")), *spans])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        if of_one:
            del self.fields["community"]
