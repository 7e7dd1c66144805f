"""The form of a decision, a note's, and that of an answer to an appeal."""

from datetime import UTC, datetime, time
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms.lines import LinesField
from moderation.jointly import Jointly
from moderation.measures import MAX_LABEL, Measure
from moderation.models.held_text import MAX_REASON
from moderation.process import Outcome
from moderation.ruling import Ruling

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RulingForm(forms.Form):
    """What is decided, by which rule, and what the author is told."""

    measures = forms.MultipleChoiceField(
        label=_("What is done"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("One of these does not fit the case any more: choose again.")
        },
    )
    rule = forms.CharField(
        label=_("Rule that was broken"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "rules"}),
    )
    quoted = LinesField(
        label=_("Passage that breaks it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    canned = forms.ChoiceField(label=_("Words kept for this"), required=False)
    message = LinesField(
        label=_("Message to the author"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Empty, the kept words are sent."),
    )
    label = forms.CharField(
        label=_("What readers are warned of"), max_length=MAX_LABEL, required=False
    )
    until = forms.DateField(label=_("Until the end of this day"), required=False, widget=_DAY)
    pays = forms.BooleanField(
        label=_("Pay out the reward that waits"),
        required=False,
        help_text=_("The site holds it by itself. Without a hold of yours it is paid out."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        measures: list[tuple[str, Any]],
        replies: Any,
        asks_to_pay: bool = False,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        if not asks_to_pay:
            del self.fields["pays"]
        self._replies = {str(reply.pk): reply.words for reply in replies}
        self._titles: dict[str, str] = {str(reply.pk): reply.title for reply in replies}
        kept = [("", "\N{EN DASH}"), *((str(reply.pk), reply.title) for reply in replies)]
        self.fields["measures"].choices = measures  # type: ignore[attr-defined] # of a choice field
        self.fields["canned"].choices = kept  # type: ignore[attr-defined] # of a choice field

    @property
    def title_of_kept(self) -> str:
        """Of the kept words that were chosen, also where something else is refused."""
        return self._titles.get(str(self.data.get("canned", "")), "")

    @property
    def ruling(self) -> Ruling:
        """What a valid form decides; a day ends at midnight, UTC."""
        given = self.cleaned_data
        day = given["until"]
        return Ruling(
            measures=[Measure(each) for each in given["measures"]],
            rule=given["rule"],
            quoted=given["quoted"],
            message=given["message"] or self._replies.get(given["canned"], ""),
            label=given["label"],
            until=datetime.combine(day, time.max, UTC) if day else None,
            pays=given.get("pays", False),
        )


class TogetherForm(forms.Form):
    """By which rule many texts go, and what their authors are told; other acts need neither."""

    rule = forms.CharField(label=_("Rule that was broken"), max_length=80)
    message = LinesField(
        label=_("Message to the authors"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, act: Jointly, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if act is not Jointly.SPAM:
            for name in ("rule", "message"):
                self.fields[name].required = False
                self.fields[name].widget = forms.HiddenInput()


class TakingBackForm(forms.Form):
    """Why a decision is taken back; sent twice it is taken back once."""

    words = LinesField(
        label=_("Words to the author"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"auto_id": "back_%s", **kwargs})


class ReturnForm(forms.Form):
    """By which rule something that waits comes back, and what its author is told."""

    rule = forms.CharField(
        label=_("Rule that was broken"),
        max_length=80,
        widget=forms.TextInput(attrs={"list": "rules"}),
    )
    words = LinesField(
        label=_("Why it comes back"),
        max_length=MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"auto_id": "return_%s", **kwargs})


class NoteForm(forms.Form):
    """What colleagues are told of a case, or of a person; sent twice it is one note."""

    words = LinesField(
        label=_("A note for colleagues"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"auto_id": "note_%s", **kwargs})


class AnswerForm(forms.Form):
    """A letter to who claims a right by law; sent twice it is one letter."""

    words = LinesField(
        label=_("A letter to them"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, claim: int, **kwargs: Any):
        super().__init__(*args, **{"auto_id": f"claim_{claim}_%s", **kwargs})
        self.claim = claim


class HearingForm(forms.Form):
    """What is said in an appeal; with an outcome it ends the appeal."""

    words = LinesField(
        label=_("Words to the author"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def outcome(self) -> Outcome | None:
        """What the button that was pressed says; None where something is only said."""
        asked = self.data.get("act", "")
        return Outcome(asked) if asked in list(Outcome) else None

    @property
    def foreseen(self) -> Outcome | None:
        """Of which outcome the button asks what it would do; None of none."""
        asked = self.data.get("act", "").removeprefix("see-")
        shows = self.data.get("act", "") != asked
        return Outcome(asked) if shows and asked in list(Outcome) else None
