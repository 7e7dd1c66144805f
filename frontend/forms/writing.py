"""A text being written, its choices, and an answer."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

LANGUAGES: Final = [
    ("en", "English"),
    ("sv", "Svenska"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("fi", "Suomi"),
    ("no", "Norsk"),
    ("da", "Dansk"),
]


#: What becomes of a text's reward: the author's liquid part in basis points, or none at all.
REWARDS: Final = [
    ("half", _("Half to spend, half Ink Power")),
    ("power", _("All Ink Power")),
    ("declined", _("No reward")),
]


class WriteForm(forms.Form):
    """A text being written or revised."""

    title = forms.CharField(label=_("Title"), max_length=255)
    body = forms.CharField(
        label=_("Text"),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 18, "class": "font-serif text-lg leading-relaxed"}),
    )
    tags = forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=200,
        help_text=_("Up to eight, with spaces between: gardening soil"),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="en")

    def clean_tags(self) -> tuple[str, ...]:
        """Tags as typed, without hashes, each once and in order."""
        words = self.cleaned_data["tags"].lower().replace(",", " ").split()
        return tuple(dict.fromkeys(word.lstrip("#") for word in words if word.lstrip("#")))


class PublishForm(WriteForm):
    """A new text: where it stands and what becomes of its reward are chosen once."""

    community = forms.ChoiceField(label=_("Community"), required=False)
    reward = forms.ChoiceField(label=_("Reward"), choices=REWARDS, initial="half")

    def __init__(
        self, *args: object, communities: list[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        chosen = self.fields["community"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", _("None, on my own page")), *communities]


class ReplyForm(forms.Form):
    """A comment."""

    body = forms.CharField(max_length=20_000)
