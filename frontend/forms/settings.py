"""What people choose about themselves and the site."""

from collections.abc import Sequence
from typing import Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import Account, Preferences
from accounts.names import fold
from accounts.zones import ZONES, shown_zone
from frontend.forms.amounts import WholeField
from frontend.forms.choices import LICENCES, REWARDS
from frontend.forms.languages import LanguagesField
from frontend.forms.lines import LinesField

ONESELF: Final = "me"
SEEN_BY: Final = [("everybody", _("Everybody")), (ONESELF, _("Only me"))]
SENSITIVE: Final = [
    ("warn", _("Covered, with a word about why")),
    ("show", _("Shown like others")),
    ("hide", _("Left out of lists")),
]
FRONT_LISTS: Final = [
    ("hot", _("Hot")),
    ("trending", _("Trending")),
    ("new", _("New")),
    ("following", _("Following")),
    ("my_tags", _("My tags")),
]
DIGEST: Final = [("never", _("Never")), ("weekly", _("Once a week")), ("daily", _("Every day"))]


class ProfileForm(forms.Form):
    """What others see of a person."""

    display_name = forms.CharField(
        label=_("What you are called"),
        required=False,
        max_length=60,
        help_text=_("Stands above your texts; your name in addresses stays."),
    )
    about = LinesField(
        label=_("About you"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Up to 500 characters, for everybody to read."),
    )
    sums_seen_by = forms.ChoiceField(
        label=_("Who sees my sums"),
        choices=SEEN_BY,
        widget=forms.RadioSelect,
        help_text=_(
            "Your wallet and what your votes earned. What texts were paid stays at the texts, "
            "also your share in them, since a reward is paid from everybody's pool. The public "
            "books have every transfer and every vote that counted by the number of a wallet, "
            "without names; who writes can be told by the texts that stand beside a number."
        ),
    )


class ReadingForm(forms.Form):
    """How pages and lists look to this person."""

    interface_language = forms.ChoiceField(
        label=_("Language of the pages"),
        required=False,
        choices=[("", _("As my browser wants it")), *settings.LANGUAGES],
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(name, shown_zone(name)) for name in ZONES]
    )
    reading_languages = LanguagesField(
        label=_("Languages I read"),
        help_text=_("Lists show texts in these; with none chosen, in all."),
    )
    front_list = forms.ChoiceField(
        label=_("The first page shows"),
        required=False,
        choices=FRONT_LISTS,
        help_text=_("What the site opens with for you; every list keeps its own address."),
    )
    sensitive = forms.ChoiceField(label=_("Texts marked as sensitive"), choices=SENSITIVE)
    usual_percent = WholeField(
        label=_("Usual weight of my vote, in per cent"),
        min_value=1,
        max_value=100,
        help_text=_("What one press on the vote button gives."),
    )
    keep_place = forms.BooleanField(
        label=_("Remember where I stopped reading"),
        required=False,
        help_text=_("Switched off, all places are forgotten at once."),
    )
    keep_opened = forms.BooleanField(
        label=_("Remember which texts I opened"),
        required=False,
        help_text=_(
            "Lists can then show only what you have not read. Nobody else learns of it, and the "
            "newest 1,000 are kept. Switched off, all are forgotten at once."
        ),
    )
    show_votes = forms.BooleanField(
        label=_("Show my name beside my votes"),
        required=False,
        help_text=_(
            "Without it, each vote is still listed with its weight, and what it earned is a line "
            "of your wallet that names no text. The sums themselves can be read by everybody who "
            "may look at your wallet, so who compares them with those of a text may find yours. "
            "The public books have each vote that counted by the number of your wallet, too."
        ),
    )
    hide_sums = forms.BooleanField(
        label=_("Show no sums of money, except in my own wallet"), required=False
    )
    judges_first = forms.BooleanField(
        label=_("Judge a text by myself before I see what others did"),
        required=False,
        help_text=_(
            "In the first hours of a vote, in which early finds count most, its votes, who gave "
            "them and its reward are hidden until you have voted. Lists keep their order."
        ),
    )

    def __init__(
        self,
        *args: object,
        chosen: Sequence[str] = (),
        likely: Sequence[str] = (),
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        languages = self.fields["reading_languages"]
        assert isinstance(languages, LanguagesField)
        languages.begin_with(chosen, likely)

    def clean_front_list(self) -> str:
        """The list chosen, or the one that everybody has."""
        return self.cleaned_data["front_list"] or "hot"


class WritingForm(forms.Form):
    """What a new text starts with."""

    reward = forms.ChoiceField(label=_("Reward of a new text"), choices=REWARDS)
    licence = forms.ChoiceField(
        label=_("What others may do with it"), required=False, choices=LICENCES
    )


class MailForm(forms.Form):
    """Which letters come besides codes and alerts."""

    digest = forms.ChoiceField(
        label=_("What the people and tags I follow wrote"),
        choices=DIGEST,
        widget=forms.RadioSelect,
    )


class CloseForm(forms.Form):
    """Leaving: what becomes of the texts, and the name typed as the only question."""

    texts = forms.ChoiceField(
        label=_("Your texts and comments"),
        choices=[
            ("erase", _("Erase them all, for ever")),
            ("keep", _("Leave them without my name")),
        ],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Type your name to confirm"), max_length=16)

    def __init__(self, *args: object, account_name: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.account_name = account_name

    def clean_name(self) -> str:
        """The account's name, however it is written."""
        typed: str = self.cleaned_data["name"]
        if fold(typed) != self.account_name:
            raise forms.ValidationError(_("This is not the name of your account."))
        return typed


def profile_of(account: Account) -> dict[str, object]:
    """The form's first values."""
    return {
        "display_name": account.display_name,
        "about": account.about,
        "sums_seen_by": ONESELF if account.keeps_sums else "everybody",
    }


def reading_of(chosen: Preferences) -> dict[str, object]:
    """The form's first values."""
    return {
        "interface_language": chosen.interface_language,
        "time_zone": chosen.time_zone,
        "reading_languages": chosen.reading_languages,
        "front_list": chosen.front_list,
        "sensitive": chosen.sensitive,
        "usual_percent": round(chosen.usual_weight_bp / 100),
        "keep_place": chosen.keep_place,
        "keep_opened": chosen.keep_opened,
        "show_votes": chosen.show_votes,
        "hide_sums": chosen.hide_sums,
        "judges_first": chosen.judges_first,
    }
