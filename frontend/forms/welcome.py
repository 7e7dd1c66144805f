"""The three questions of the first visit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.names import NAME_PATTERN
from accounts.zones import zone_or_none
from articles.wording import MAX_TAG, TAG_PATTERN
from frontend.forms.languages import LanguagesField
from frontend.shown.people import Offered

#: Boxes that are ticked at once: the page offers fewer, and each costs some queries.
MOST_TICKED: Final = 150
_MOST_PEOPLE: Final = 50
_TAG: Final = rf"(?=.{{1,{MAX_TAG}}}$){TAG_PATTERN}"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the questions offer, each with its words, and what of it the person has chosen."""

    tags: Sequence[tuple[str, str]]
    people: Sequence[tuple[str, Offered]]
    chosen_tags: Sequence[str]
    #: Those that are followed by now, whatever is ticked.
    followed_tags: Sequence[str]
    chosen_people: Sequence[str]
    chosen_languages: Sequence[str]
    #: Languages that the person or many texts may want, the likeliest first.
    likely_languages: Sequence[str]


class Names(forms.MultipleChoiceField):
    """Boxes of names. Any other of the right form is taken too: what was offered when the page was
    made may be offered no more when the answer comes.
    """

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, pattern: str, most: int, **kwargs: object) -> None:
        super().__init__(required=False, **kwargs)  # type: ignore[arg-type]
        self.pattern, self.most = pattern, most

    def validate(self, value: Sequence[str]) -> None:
        """ValidationError for other names, and for more than a page ever offers."""
        if len(value) > self.most:
            raise forms.ValidationError(
                _("%(count)s are too many at once: choose %(most)s at most."),
                params={"count": len(value), "most": self.most},
            )
        super().validate(value)

    def valid_value(self, value: str) -> bool:
        """Whether there can be such a name."""
        return re.fullmatch(self.pattern, value) is not None


class WelcomeForm(forms.Form):
    """Languages, tags and people; none has to be chosen. Boxes of tags and people are offered."""

    languages = LanguagesField(
        label=_("Which languages do you read?"),
        help_text=_("Lists show texts in these; with none chosen, in all."),
    )
    tags = Names(label=_("What interests you?"), pattern=_TAG, most=MOST_TICKED)
    people = Names(label=_("Whom do you want to follow?"), pattern=NAME_PATTERN, most=_MOST_PEOPLE)
    #: What was ticked when the page was made, parted by blanks: ticked no more, it is given up.
    ticked_tags = forms.CharField(required=False, max_length=5_000, widget=forms.HiddenInput())
    ticked_people = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput())
    #: Filled in by script from the browser's clock; without it times are in UTC.
    time_zone = forms.CharField(
        required=False, max_length=60, widget=forms.HiddenInput(attrs={"data-time-zone": ""})
    )

    def __init__(self, data: object = None, *, offer: Offer) -> None:
        super().__init__(
            data,  # type: ignore[arg-type]
            initial={
                "languages": offer.chosen_languages,
                "tags": offer.chosen_tags,
                "people": offer.chosen_people,
                "ticked_tags": " ".join(offer.followed_tags),
                "ticked_people": " ".join(offer.chosen_people),
            },
        )
        for name, offered in (("tags", offer.tags), ("people", offer.people)):
            field = self.fields[name]
            assert isinstance(field, Names)
            field.choices = list(offered)
        languages = self.fields["languages"]
        assert isinstance(languages, LanguagesField)
        languages.begin_with(offer.chosen_languages, offer.likely_languages)

    def clean_ticked_tags(self) -> frozenset[str]:
        """Their names."""
        return frozenset(self.cleaned_data["ticked_tags"].split()[:MOST_TICKED])

    def clean_ticked_people(self) -> frozenset[str]:
        """Their names."""
        return frozenset(self.cleaned_data["ticked_people"].split()[:_MOST_PEOPLE])

    def clean_time_zone(self) -> str:
        """A zone that can be chosen in the settings too, or none."""
        return zone_or_none(self.cleaned_data["time_zone"])
