"""Founding a community, and what its admins set."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.selectors.directory import MAX_WORDS
from communities.roles import Kind
from communities.services.describing import (
    MAX_ABOUT,
    MAX_HOLDS,
    MAX_RULE,
    MAX_RULE_WORDS,
    MAX_RULES,
    MAX_TITLE,
    MAX_WELCOME,
)
from communities.services.joining import MAX_WORDS as MAX_ASKING
from frontend.forms.lines import LinesField
from frontend.languages import LANGUAGES

KINDS: Final = [
    (Kind.TOPIC.value, _("Everybody writes and answers")),
    (Kind.JOURNAL.value, _("Members write, everybody answers")),
    (Kind.COUNCIL.value, _("Members write and answer, nobody else")),
]
_MOST_OF_RULES: Final = MAX_RULES * (MAX_RULE + MAX_RULE_WORDS + 4)


class DirectoryForm(forms.Form):
    """What communities somebody looks for."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=MAX_WORDS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("Any")), *LANGUAGES], required=False
    )


class AskForm(forms.Form):
    """What somebody says who wants to be let in."""

    words = LinesField(
        label=_("Why you want to join"),
        required=False,
        max_length=MAX_ASKING,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("The moderators read it, and nobody else."),
    )


class _Described(forms.Form):
    """What is said at founding and can be changed later."""

    title = forms.CharField(label=_("What it is called"), max_length=MAX_TITLE)
    about = LinesField(
        label=_("What it is about"),
        required=False,
        max_length=MAX_ABOUT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kind = forms.ChoiceField(
        label=_("Who writes"), choices=KINDS, initial=Kind.TOPIC.value, widget=forms.RadioSelect
    )


class FoundForm(_Described):
    """A new community."""

    slug = forms.CharField(
        label=_("Its address"),
        max_length=32,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
        help_text=_(
            "3 to 32 characters: a to z, digits and hyphens, a letter first. It stays for ever."
        ),
    )
    field_order = ("title", "slug", "about", "kind")


class SettingsForm(_Described):
    """What admins set."""

    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("Any")), *LANGUAGES], required=False
    )
    welcome = LinesField(
        label=_("Welcome"),
        required=False,
        max_length=MAX_WELCOME,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Members read it on the page about the community."),
    )
    rules = LinesField(
        label=_("Rules"),
        required=False,
        max_length=_MOST_OF_RULES,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "One paragraph each: its first line is the rule's title, the rest says more. At most "
            "20; decisions keep the words that they were made by."
        ),
    )
    sensitive = forms.BooleanField(
        label=_("Texts here are for who wants to be warned first"), required=False
    )
    holds_first = forms.IntegerField(
        label=_("First texts of each author that wait for a moderator"),
        required=False,
        min_value=0,
        max_value=MAX_HOLDS,
        help_text=_("0 to 10; nothing of what waits is lost."),
    )
