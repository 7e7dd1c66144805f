"""A text being written, its choices, and an answer."""

from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.wording import MAX_NOTE, MAX_TITLE
from frontend.forms.choices import ChoiceFields, PollFields, RewardFields
from frontend.languages import LANGUAGES


class WriteForm(ChoiceFields):
    """A text being written or revised."""

    title = forms.CharField(
        label=_("Title"),
        max_length=MAX_TITLE,
        widget=forms.TextInput(
            attrs={
                "class": "desk-title",
                "dir": "auto",
                "autocomplete": "off",
                "placeholder": _("Title"),
            }
        ),
    )
    #: What is too much is the service's to say: no browser cuts it.
    body = forms.CharField(
        label=_("Text"),
        # Spaces at the beginning of a line mean something in Markdown.
        strip=False,
        widget=forms.Textarea(
            attrs={
                "rows": 18,
                "class": "desk-text",
                "dir": "auto",
                "placeholder": _("Write in plain words"),
            }
        ),
    )
    tags = forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=200,
        help_text=_("Up to eight, with spaces between: gardening soil"),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="en")
    community = forms.ChoiceField(
        label=_("Community"),
        required=False,
        error_messages={"invalid_choice": _("This community cannot be chosen for this text.")},
    )
    #: Used where a published text gets its next version.
    note = forms.CharField(
        label=_("What changed"),
        required=False,
        max_length=MAX_NOTE,
        help_text=_("Stands in the text's history, for everybody to read."),
    )

    def __init__(
        self,
        *args: object,
        communities: list[tuple[str, str]] | None = None,
        stays: bool = False,
        audience: str = "",
        narrows: bool = False,
        circles: list[tuple[str, str]] | None = None,
        **kwargs: object,
    ) -> None:
        """`communities` to choose one of; the one it is in alone where the text `stays` in it.

        `audience` and `narrows` are of a published text, as in `offer_readers`.
        """
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.offer_circles(circles or [])
        self.read_by = audience
        if audience:
            self.offer_readers(audience, narrows=narrows)
        place, none = self.fields["community"], ("", _("None, on my own page"))
        assert isinstance(place, forms.ChoiceField)
        if stays:
            place.choices = communities or [none]
            place.help_text = _("It stays: a text moves only while its reward is open.")
        else:
            place.choices = [none, *(communities or [])]

    def clean_audience_before(self) -> str:
        """Refused once where others read the text by now; who sends it again has seen that."""
        before: str = self.cleaned_data["audience_before"]
        changes = self.data.get("audience", "") not in ("", self.read_by)
        if self.read_by and changes and before != self.read_by:
            assert isinstance(self.data, QueryDict)
            self.data = self.data.copy()
            self.data["audience_before"] = self.read_by
            words = _("Who may read this text was changed meanwhile: choose again.")
            self.add_error("audience", words)
        return before

    def clean_tags(self) -> tuple[str, ...]:
        """Tags as typed, without hashes, each once and in order."""
        words = self.cleaned_data["tags"].lower().replace(",", " ").split()
        return tuple(dict.fromkeys(word.lstrip("#") for word in words if word.lstrip("#")))


class PublishForm(PollFields, RewardFields, WriteForm):
    """A new text: what becomes of its reward is chosen once."""


class ReplyForm(forms.Form):
    """A comment. The forms of a page share a key, which with the text answered is the answer's."""

    #: Whether it has words, and not too many, is the service's to say.
    body = forms.CharField(required=False, strip=False)
    key = forms.UUIDField(required=False, initial=uuid4)
    #: Whether the text was for circles when the form was opened.
    few = forms.BooleanField(required=False)


class CommentForm(forms.Form):
    """The next version of a comment."""

    body = forms.CharField(label=_("Your comment"), required=False, strip=False)
    note = forms.CharField(
        label=_("What changed"),
        required=False,
        max_length=MAX_NOTE,
        help_text=_("Stands in the comment's history, for everybody to read."),
    )
    #: Whether the text was for circles when the form was opened.
    few = forms.BooleanField(required=False)
    #: The version that was changed.
    seen = forms.IntegerField(min_value=1, required=False)
    #: By which the device knows the words that it kept.
    key = forms.UUIDField(required=False, initial=uuid4)
