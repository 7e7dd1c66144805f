"""What is watched for, and how much a community takes."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from communities.models import MOST_UPVOTES
from frontend.forms.lines import LinesField
from moderation.models.word_list import MAX_NAME
from moderation.screening import HIGHEST, Does
from moderation.services.replying import MAX_REPLY, MAX_REPLY_TITLE
from moderation.words import MOST_CHARACTERS, MOST_ENTRIES

#: Characters of a whole list.
_MOST: Final = MOST_ENTRIES * (MOST_CHARACTERS + 2)


DOES: Final = [
    (Does.REPORT.value, _("It goes out, and moderators are told")),
    (Does.HOLD.value, _("It waits for a moderator")),
    (Does.REFUSE.value, _("Its author is asked to take the word out")),
]


class WordsForm(forms.Form):
    """One list; the name of one that is there replaces it."""

    name = forms.CharField(
        label=_("Name of the list"),
        max_length=MAX_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("A list of the same name is replaced."),
    )
    does = forms.ChoiceField(
        label=_("What follows where a text has one of the words"),
        choices=DOES,
    )
    words = LinesField(
        label=_("Words and phrases, one a line"),
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "spellcheck": "false"}),
        help_text=_(
            "Whole words, whatever their case and however they are disguised: casino finds CAS1NO,"
            " not casinos."
        ),
    )


class LimitsForm(forms.Form):
    """How much of one person a community takes in a day."""

    texts = forms.IntegerField(
        label=_("Texts of one person in a day"), required=False, min_value=1, max_value=HIGHEST
    )
    answers = forms.IntegerField(
        label=_("Answers of one person in a day"), required=False, min_value=1, max_value=HIGHEST
    )
    upvotes = forms.IntegerField(
        label=_("Upvotes of one person in a day"),
        required=False,
        min_value=1,
        max_value=MOST_UPVOTES,
        help_text=_("An empty field sets no limit beside the site's own."),
    )


class TryForm(forms.Form):
    """Words that are looked through and kept nowhere."""

    text = LinesField(
        label=_("Words to try"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "spellcheck": "false"}),
    )


class ReplyForm(forms.Form):
    """Words that moderators send often."""

    title = forms.CharField(
        label=_("Title"),
        max_length=MAX_REPLY_TITLE,
        help_text=_("Words of the same title are replaced."),
    )
    words = LinesField(
        label=_("Words"),
        max_length=MAX_REPLY,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
