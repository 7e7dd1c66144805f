"""What somebody looks for, as it stands in an address."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.names import fold
from articles.wording import MAX_TAG, slug
from frontend.languages import LANGUAGES

KINDS: Final = [
    ("texts", _("Texts")),
    ("comments", _("Comments")),
    ("people", _("People")),
    ("tags", _("Tags")),
]
ORDERS: Final = [
    ("relevance", _("Best match")),
    ("newest", _("Newest")),
    ("valued", _("Most valued")),
]
#: A community by its address among the words.
_IN: Final = re.compile(r"(?<!\S)in:([A-Za-z][A-Za-z0-9-]+)(?!\S)")
#: A day by the picker of the browser.
_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SearchForm(forms.Form):
    """A question with its conditions; a condition that makes no sense is said and left out."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_("“a whole phrase”, one or another, and a minus before what must be missing."),
    )
    what = forms.ChoiceField(
        label=_("Look for"), choices=KINDS, required=False, widget=forms.HiddenInput
    )
    tag = forms.CharField(label=_("Under the tag"), required=False, max_length=MAX_TAG + 1)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("Any")), *LANGUAGES], required=False
    )
    author = forms.CharField(label=_("Written by"), required=False, max_length=17)
    community = forms.CharField(label=_("In the community"), required=False, max_length=33)
    since = forms.DateField(label=_("Not before"), required=False, widget=_DAY)
    until = forms.DateField(label=_("Not after"), required=False, widget=_DAY)
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=50, widget=forms.HiddenInput)

    def clean_tag(self) -> str:
        """The tag as it is stored."""
        return slug(self.cleaned_data["tag"].lstrip("#"), limit=MAX_TAG)

    def clean_author(self) -> str:
        """The name as it is stored."""
        return fold(self.cleaned_data["author"].strip().lstrip("@"))

    def clean_community(self) -> str:
        """Its address as it is stored."""
        address: str = self.cleaned_data["community"]
        return address.strip().lower().removeprefix("c/")

    def clean(self) -> dict[str, Any]:
        """Two dates in their order; a community may stand among the words: in:gardening."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if named := _IN.search(cleaned.get("q") or ""):
            cleaned["q"] = _IN.sub(" ", cleaned["q"]).strip()
            cleaned["community"] = cleaned.get("community") or named[1].lower()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("This lies before the first date, so nothing fits both."))
        return cleaned
