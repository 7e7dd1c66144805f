"""What an author chooses about a text: labels, readers, answers, reward.

Drafts keep these fields by name, so a name here stays what it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.zones import shown_zone
from articles.choices import Answers, Audience
from articles.labels import MAX_CANONICAL, MAX_SENSITIVE, MAX_SPONSOR, AiUse
from articles.options import Share
from articles.polls import MAX_OPTION, MAX_QUESTION, MOST_OPTIONS
from articles.translations import MAX_ORIGINAL
from articles.wording import MAX_TITLE
from frontend.forms.amounts import AmountField

#: A share as people write it: up to three figures, two more behind the point.
_PER_CENT: Final = re.compile(r"(?P<number>[0-9]{1,3}([.,][0-9]{1,2})?)%?")

#: What others may do with a text, by the short names that licences have themselves.
LICENCES: Final = [
    ("", _("All rights are mine")),
    ("CC-BY-4.0", _("Share and change, with my name (CC BY 4.0)")),
    ("CC-BY-SA-4.0", _("The same, and passed on the same way (CC BY-SA 4.0)")),
    ("CC-BY-NC-4.0", _("With my name, not for money (CC BY-NC 4.0)")),
    ("CC-BY-NC-SA-4.0", _("Not for money, and passed on the same way (CC BY-NC-SA 4.0)")),
    ("CC-BY-ND-4.0", _("Share unchanged, with my name (CC BY-ND 4.0)")),
    ("CC-BY-NC-ND-4.0", _("Share unchanged, not for money (CC BY-NC-ND 4.0)")),
    ("CC0-1.0", _("Anything at all (CC0)")),
]
AI_USES: Final = [
    (AiUse.NONE.value, _("None: I wrote it")),
    (AiUse.HELPED.value, _("It helped: I wrote it with advice or corrections")),
    (AiUse.MOSTLY.value, _("It wrote most of it")),
]
AUDIENCES: Final = [
    (Audience.EVERYBODY.value, _("Everybody")),
    (Audience.CIRCLES.value, _("Only the circles I tick below, without reward")),
]
NARROWED: Final = (
    Audience.CIRCLES.value,
    _("Only the circles I tick below; what it was paid stays"),
)
STAYS_OPEN: Final = _("It can be for circles alone once its reward is paid.")
ANSWERS: Final = [
    (Answers.OPEN.value, _("Everybody who can read it")),
    (Answers.FOLLOWED.value, _("People I follow")),
    (Answers.CIRCLES.value, _("The circles I tick below")),
    (Answers.CLOSED.value, _("Nobody")),
]
PASSING_ON: Final = [
    ("open", _("Everybody, if it is for everybody")),
    ("closed", _("Nobody")),
]
#: What becomes of a text's reward: the author's liquid part in basis points, or none at all.
REWARDS: Final = [
    ("half", _("Half to spend, half Ink Power")),
    ("power", _("All Ink Power")),
    ("declined", _("No reward")),
]

LENGTHS: Final = [
    (1, _("one day")),
    (3, _("three days")),
    (7, _("a week")),
    (14, _("two weeks")),
    (30, _("thirty days")),
]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a published text stands, as the fields have it: who may read it, the circles that read
    and answer, its community.
    """

    audience: str
    readers: Sequence[str]
    answerers: Sequence[str]
    community: str

    def __str__(self) -> str:
        circles = (",".join(sorted(each)) for each in (self.readers, self.answerers))
        return "/".join((self.audience, *circles, self.community))


class ChoiceFields(forms.Form):
    """Choices that can be made anew at any time."""

    ai_use = forms.ChoiceField(
        label=_("Help by a machine (AI)"),
        choices=AI_USES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether a machine helped to write this.")},
    )
    licence = forms.ChoiceField(
        label=_("What others may do with it"), required=False, choices=LICENCES
    )
    sponsor = forms.CharField(
        label=_("Paid for by"),
        required=False,
        max_length=MAX_SPONSOR,
        help_text=_("Whoever gave money or things for this text; readers see it."),
    )
    sensitive = forms.CharField(
        label=_("Sensitive because of"),
        required=False,
        max_length=MAX_SENSITIVE,
        help_text=_("What somebody may not want to meet unprepared, as: surgery. Empty for none."),
    )
    canonical = forms.CharField(
        label=_("Published first at"),
        required=False,
        max_length=MAX_CANONICAL,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=_("Search engines are told that this address is the first one."),
    )
    original = forms.CharField(
        label=_("A translation of"),
        required=False,
        max_length=MAX_ORIGINAL,
        widget=forms.TextInput(attrs={"placeholder": "/@name/title"}),
        help_text=_(
            "The address of the text here that this one says in another language: one of yours, "
            "or one whose licence allows it. Each then leads to the other."
        ),
    )
    series = forms.CharField(
        label=_("Part of the series"),
        required=False,
        max_length=MAX_TITLE,
        widget=forms.TextInput(attrs={"list": "own-series"}),
        help_text=_("Its title; a new one begins a series. It stands last in it."),
    )
    #: The number of one of the writer's pictures, 0 for none; whose it is, is said further down.
    cover = forms.IntegerField(
        label=_("Cover"), required=False, min_value=0, max_value=2**63 - 1, initial=0
    )
    audience = forms.ChoiceField(
        label=_("Who may read"),
        required=False,
        choices=AUDIENCES,
        initial=Audience.EVERYBODY.value,
        error_messages={"invalid_choice": STAYS_OPEN},
    )
    #: Where a published text stood when this was chosen: what was chosen before a change of that
    #: in another window, or long ago in a draft, opens or moves no text by itself.
    placed_before = forms.CharField(required=False, max_length=4_000, widget=forms.HiddenInput)
    answers = forms.ChoiceField(
        label=_("Who may answer"), required=False, choices=ANSWERS, initial=Answers.OPEN.value
    )
    answerers = forms.MultipleChoiceField(
        label=_("Circles that may answer"), required=False, widget=forms.CheckboxSelectMultiple
    )
    passing_on = forms.ChoiceField(
        label=_("Who may re-share and quote it"),
        required=False,
        choices=PASSING_ON,
        initial="open",
    )
    readers = forms.MultipleChoiceField(
        label=_("Circles that may read"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def offer_readers(self, audience: str, *, narrows: bool) -> None:
        """Offer who may read a published text that is for `audience`; `narrows` tells whether one
        for everybody may be for circles from now on.
        """
        field = self.fields["audience"]
        assert isinstance(field, forms.ChoiceField)
        if audience == Audience.CIRCLES:
            field.help_text = _(
                "For everybody means all its versions, also the earlier ones. It gets no reward."
            )
        elif narrows:
            field.choices = [AUDIENCES[0], NARROWED]
        else:
            field.choices = [AUDIENCES[0]]
            field.help_text = STAYS_OPEN

    def offer_circles(self, circles: Sequence[tuple[str, str]]) -> None:
        """Offer the author's circles; without any the fields go."""
        for name in ("answerers", "readers"):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = circles
            if not circles:
                del self.fields[name]


class PollFields(forms.Form):
    """A question that is asked once, with the text's first version."""

    poll_question = forms.CharField(label=_("Question"), required=False, max_length=MAX_QUESTION)
    poll_options = forms.CharField(
        label=_("Answers"),
        required=False,
        max_length=MOST_OPTIONS * (MAX_OPTION + 2),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line, two to ten. They stay as they are published."),
    )
    poll_several = forms.BooleanField(label=_("Several may be chosen"), required=False)
    poll_days = forms.TypedChoiceField(
        label=_("Open for"), required=False, choices=LENGTHS, coerce=int, initial=7
    )


def _clock() -> str:
    """By which clock a form's hours are read, which is that of the reader."""
    return gettext("On the clock of %(zone)s, the time zone in your settings. Empty for now.") % {
        "zone": shown_zone(timezone.get_current_timezone_name())
    }


class RewardFields(forms.Form):
    """Choices that are made once, before anybody votes."""

    reward = forms.ChoiceField(label=_("Reward"), choices=REWARDS, initial="half")
    coauthors = forms.CharField(
        label=_("Co-authors and their per cent"),
        required=False,
        max_length=400,
        help_text=_(
            "As: mira 20, olaf 10. Each is asked first, and the text goes out when all have "
            "answered; who declines gets nothing."
        ),
    )
    publish_at = forms.CharField(
        label=_("Publish later, at"),
        required=False,
        max_length=30,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=lazy(_clock, str)(),
    )
    cap = AmountField(
        label=_("At most so much INK"),
        required=False,
        least=0,
        help_text=_("What a text would earn beyond it stays in the pool. Empty for no limit."),
    )

    def clean_coauthors(self) -> tuple[Share, ...]:
        """Names with shares in basis points; what is wrong with them is said further down."""
        parts = re.split(r"[,;\n]+", self.cleaned_data["coauthors"])
        return tuple(_share(part.split()) for part in parts if part.strip())

    def clean_publish_at(self) -> datetime | None:
        """An hour without a zone, as browsers send it."""
        text = self.cleaned_data["publish_at"]
        if not text:
            return None
        try:
            return datetime.fromisoformat(text).replace(tzinfo=None, second=0, microsecond=0)
        except ValueError:
            raise forms.ValidationError(
                _("Write day and hour as 2026-11-26T09:00."), code="invalid"
            ) from None


def _share(words: list[str]) -> Share:
    # The shape first: a number of a few letters, as 1e250000, can take seconds to multiply.
    if len(words) != 2 or (found := _PER_CENT.fullmatch(words[1])) is None:
        raise forms.ValidationError(
            _("Write each co-author as a name and a per cent: mira 20, olaf 10."), code="invalid"
        )
    weight = Decimal(found["number"].replace(",", ".")) * 100
    return Share(words[0].removeprefix("@").lower(), int(weight))
