"""Which texts belong to a wave of spam, and by which rule they go."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms.lines import LinesField
from frontend.numerals import whole_number
from moderation.waves import Selection

_MOMENT = "%Y-%m-%dT%H:%M"
_PARTS = re.compile(r"[\s,;]+")
#: What says which texts belong to a wave.
_SELECT: Final = frozenset({"since", "until", "authors", "like", "host", "votes"})


def _carried() -> forms.CharField:
    return forms.CharField(required=False, widget=forms.HiddenInput)


def _numbers(words: Iterable[str]) -> list[int]:
    """The numbers among them; nobody writes these by hand."""
    return [found for each in words if (found := whole_number(each)) is not None]


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
    #: Of the preview that the form was sent with, if any: the works on its page, those of them
    #: that are ticked, those unticked on others, the original that it proposed, the newest work,
    #: and what it was of.
    listed = _carried()
    take = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    spared = _carried()
    original = _carried()
    newest = _carried()
    shown = _carried()

    def __init__(self, *args: Any, community: int | None, **kwargs: Any):
        """Of the whole site, or of a community: its moderators take no votes back."""
        super().__init__(*args, **kwargs)
        self.community = community
        if community is not None:
            del self.fields["votes"]
            self.fields["authors"].help_text = _(
                "With blanks or on lines of their own, at most 200."
            )

    def clean_like(self) -> int | None:
        """The number of a work; None where the field is empty."""
        typed = self.cleaned_data["like"].strip()
        number = whole_number(typed)
        if typed and number is None:
            raise forms.ValidationError(_("Write the number of a text, in digits."))
        return number

    @property
    def selects(self) -> bool:
        """Whether it says which texts are meant, whatever else is amiss."""
        return self.is_bound and not _SELECT & self.errors.keys()

    @property
    def selection(self) -> Selection:
        """What a form that selects selects; it is not checked yet."""
        given = self.cleaned_data
        listed, before = (
            set(_numbers(given.get(it, "").split(","))) for it in ("listed", "spared")
        )
        ticked = set(_numbers(given["take"] or ()))
        names = [it.removeprefix("@").lower() for it in _PARTS.split(given["authors"]) if it]
        return Selection(
            since=given["since"],
            until=given["until"],
            authors=names,
            like=given["like"],
            host=given["host"],
            votes=given.get("votes", False),
            spared=sorted((before - listed) | (listed - ticked)),
            original=whole_number(given.get("original", "")),
            newest=whole_number(given.get("newest", "")),
            community=self.community,
        )
