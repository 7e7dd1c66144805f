"""A text being written, its choices, and an answer."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.choices import Answers, Audience
from articles.wording import MAX_NOTE, MAX_TITLE
from frontend.forms.choices import ChoiceFields, Placement, PollFields, RewardFields
from frontend.languages import LANGUAGES
from frontend.numerals import whole_number
from frontend.phrases import percent

_CIRCLES: Final = _("The circles of this text were changed meanwhile: choose again.")
_CHANGED: Final = {
    "audience": _("Who may read this text was changed meanwhile: choose again."),
    "community": _("This text was moved meanwhile: choose its community again."),
    "readers": _CIRCLES,
    "answerers": _CIRCLES,
}


class WriteForm(ChoiceFields):
    """A text being written or revised."""

    #: As the page has them, which is how faults are listed.
    field_order = ("title", "body", "tags", "language", "note")

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

    #: What the page said that communities take, as "slug=basis points" for each that does.
    shares_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: object,
        communities: list[tuple[str, str]] | None = None,
        placed: Placement | None = None,
        shares: dict[str, int] | None = None,
        promised: str = "",
        narrows: bool = False,
        circles: list[tuple[str, str]] | None = None,
        **kwargs: object,
    ) -> None:
        """`communities` to choose one of, and what they take of a new text, in basis points; the
        rest is a published text's: what it `promised` one, and `offer_readers`.
        """
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.offer_circles(circles or [])
        self.placed = placed
        if placed:
            self.offer_readers(placed.audience, narrows=narrows)
        place = self.fields["community"]
        assert isinstance(place, forms.ChoiceField)
        shares = shares or {}
        self.shares_now = " ".join(f"{slug}={part}" for slug, part in shares.items())
        named = [(slug, _with_share(title, shares.get(slug))) for slug, title in communities or []]
        place.choices = [("", _("None, on my own page")), *named]
        place.help_text = promised

    def clean(self) -> dict[str, Any]:
        """What was chosen before the text was placed otherwise is refused once, where it differs;
        who sends it again has seen that.
        """
        cleaned = self.cleaned_data
        if self.placed and cleaned.get("placed_before") != str(self.placed):
            assert isinstance(self.data, QueryDict)
            for name in _misplaced(self.data, placed=self.placed):
                self.add_error(name, _CHANGED[name])
            self.data = self.data.copy()
            self.data["placed_before"] = str(self.placed)
        return cleaned

    def clean_shares_seen(self) -> dict[str, int]:
        """Basis points by slug; what nobody was shown is absent."""
        parts = (each.partition("=") for each in self.cleaned_data["shares_seen"].split())
        known = {slug: whole_number(part) for slug, _sign, part in parts}
        return {slug: part for slug, part in known.items() if part is not None}

    def clean_tags(self) -> tuple[str, ...]:
        """Tags as typed, without hashes, each once and in order."""
        words = self.cleaned_data["tags"].lower().replace(",", " ").split()
        return tuple(dict.fromkeys(word.lstrip("#") for word in words if word.lstrip("#")))


def _with_share(title: str, share_bp: int | None) -> str:
    """A community's title, and what it takes of the author's part."""
    if not share_bp:
        return title
    words = gettext("%(title)s: %(share)s of your part goes to it")
    return words % {"title": title, "share": percent(share_bp)}


def _misplaced(data: QueryDict, *, placed: Placement) -> Iterator[str]:
    """The fields that would place a published text otherwise than it is."""
    audience = data.get("audience") or placed.audience
    if audience != placed.audience:
        yield "audience"
    elif audience == Audience.CIRCLES and set(data.getlist("readers")) != set(placed.readers):
        yield "readers"
    answerers = set(data.getlist("answerers"))
    if data.get("answers") == Answers.CIRCLES and answerers != set(placed.answerers):
        yield "answerers"
    if data.get("community", placed.community) != placed.community:
        yield "community"


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
