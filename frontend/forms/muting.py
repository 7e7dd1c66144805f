"""A word to be muted, and for how long."""

from datetime import timedelta
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.wording import MAX_PHRASE

LENGTHS: Final = [
    ("", _("for ever")),
    ("1", _("for a day")),
    ("7", _("for a week")),
    ("30", _("for thirty days")),
]


class MuteWordsForm(forms.Form):
    """Compared whole and without regard to case."""

    words = forms.CharField(
        label=_("Word or phrase"),
        max_length=MAX_PHRASE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        help_text=_("Whole words, large or small letters alike: art mutes Art, not party."),
    )
    days = forms.ChoiceField(label=_("How long"), required=False, choices=LENGTHS)

    @property
    def length(self) -> timedelta | None:
        """How long, of a valid form; None for ever."""
        days = self.cleaned_data["days"]
        return timedelta(days=int(days)) if days else None
