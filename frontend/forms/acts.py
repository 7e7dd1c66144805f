"""What is looked for in the audit trail."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from moderation.selectors.acts import WantedActs

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ActsForm(forms.Form):
    """Any of it, or nothing; days are those of UTC."""

    by = forms.CharField(label=_("Done by"), max_length=17, required=False)
    whom = forms.CharField(label=_("Person concerned"), max_length=17, required=False)
    act = forms.ChoiceField(label=_("Act"), required=False)
    community = forms.CharField(label=_("Address of a community"), max_length=40, required=False)
    since = forms.DateField(label=_("From this day"), required=False, widget=_DAY)
    until = forms.DateField(label=_("To this day"), required=False, widget=_DAY)

    def __init__(self, data: QueryDict, *, acts: Mapping[str, str | Promise]) -> None:
        super().__init__(data)
        field = self.fields["act"]
        assert isinstance(field, forms.ChoiceField)
        choices = sorted((str(words), act) for act, words in acts.items())
        # An address may ask for other ones, or for all whose names begin so: it is shown as such.
        asked = data.get("act", "")
        others = [(asked, asked)] if asked and asked not in acts else []
        field.choices = [("", _("all")), *others, *((act, words) for words, act in choices)]

    @property
    def wanted(self) -> WantedActs:
        """What a valid form looks for."""
        given = self.cleaned_data
        first, last = given["since"], given["until"]
        return WantedActs(
            by=given["by"].removeprefix("@").lower(),
            whom=given["whom"].removeprefix("@").lower(),
            act=given["act"],
            community=given["community"].removeprefix("c/").lower(),
            since=_midnight(first) if first else None,
            # No day follows the last that there is.
            until=_midnight(last + timedelta(days=1)) if last and last < date.max else None,
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
