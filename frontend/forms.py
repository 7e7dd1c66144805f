"""What people type: shapes and limits of each form. What is allowed is decided by the services."""

from typing import Final
from uuid import uuid4

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


class VoteForm(forms.Form):
    """The weight of a vote in whole per cent; a press without one is the usual, full weight."""

    percent = forms.IntegerField(min_value=1, max_value=100, required=False)

    def weight(self) -> int:
        """Basis points."""
        return int(self.cleaned_data["percent"] or 100) * 100


class DisputeForm(VoteForm):
    """A dispute: its weight and a reason of the fixed list."""

    reason = forms.CharField(max_length=40)


class AmountForm(forms.Form):
    """An amount of INK. The hidden key makes a form that is sent twice count once."""

    amount = forms.DecimalField(
        label=_("How much"),
        min_value=0,
        max_digits=16,
        decimal_places=3,
        help_text=_("INK, with up to three decimals"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def milli_ink(self) -> int:
        """The amount in milli-INK; exact, the field allows three decimals."""
        return int(self.cleaned_data["amount"].scaleb(3))


class SendForm(AmountForm):
    """A transfer to another account."""

    to = forms.CharField(label=_("To whom"), max_length=16, help_text=_("The account's name"))
    memo = forms.CharField(
        label=_("What for"), required=False, max_length=200, help_text=_("Public, like the amount")
    )
    field_order = ("to", "amount", "memo", "key")
