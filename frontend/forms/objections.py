"""What somebody says to a finding that concerns them."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms.lines import LinesField
from moderation.findings import MAX_SAID


class ObjectionForm(forms.Form):
    """A reply, or an appeal; sent twice it is one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    words = LinesField(
        label=_("What you have to say"),
        max_length=MAX_SAID,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
