"""The three questions of the first visit."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from frontend.forms.settings import ZONES
from frontend.languages import languages_for
from frontend.shown.people import Offered


class WelcomeForm(forms.Form):
    """Languages, tags and people; none has to be chosen. Boxes of tags and people are offered."""

    languages = forms.MultipleChoiceField(
        label=_("Which languages do you read?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tags = forms.MultipleChoiceField(
        label=_("What interests you?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    people = forms.MultipleChoiceField(
        label=_("Whom do you want to follow?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    #: Filled in by script from the browser's clock; without it times are in UTC.
    time_zone = forms.CharField(
        required=False, max_length=60, widget=forms.HiddenInput(attrs={"data-time-zone": ""})
    )

    def __init__(
        self,
        *args: object,
        tags: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, Offered]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        languages = languages_for(get_language() or "en")
        for name, offered in (("languages", languages), ("tags", tags), ("people", people)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = list(offered)

    def clean_time_zone(self) -> str:
        """A zone that can be chosen in the settings too, or none."""
        typed: str = self.cleaned_data["time_zone"]
        return typed if typed in dict(ZONES) else ""
