"""What an administrator tells everybody."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms.lines import LinesField
from notifications.models.announcement import MAX_WORDS

_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
_FORMATS = ["%Y-%m-%dT%H:%M"]


class AnnouncementForm(forms.Form):
    """Words in both languages, and their time in the time zone of who writes them."""

    english = LinesField(
        label=_("In English"), max_length=MAX_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )
    swedish = LinesField(
        label=_("In Swedish"), max_length=MAX_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )
    since = forms.DateTimeField(label=_("From"), widget=_MOMENT, input_formats=_FORMATS)
    until = forms.DateTimeField(label=_("Until"), widget=_MOMENT, input_formats=_FORMATS)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
