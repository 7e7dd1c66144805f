"""What stands over a collection."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models.collection import MAX_TITLE, MAX_WORDS
from articles.services import Heading
from frontend.forms.lines import LinesField


class CollectionForm(forms.Form):
    """A collection's title, what is said of it, and whether everybody sees it."""

    title = forms.CharField(
        label=_("Title"),
        max_length=MAX_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    words = LinesField(
        label=_("What it is about"),
        required=False,
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    public = forms.BooleanField(
        label=_("Everybody sees it"),
        required=False,
        help_text=_("Otherwise you alone see it, under the same address."),
    )

    def heading(self) -> Heading:
        """What a valid form says."""
        data = self.cleaned_data
        return Heading(data["title"], data["words"], data["public"])
