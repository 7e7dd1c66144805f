"""What is told to moderators: a report, a claim by law, and words in an appeal."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms.lines import LinesField
from moderation.reasons import Reason

REASONS: Final = [
    (Reason.SPAM.value, _("Advertising or spam")),
    (Reason.HARASSMENT.value, _("Harassment of a person")),
    (Reason.HATE.value, _("Hatred against a group")),
    (Reason.DANGER.value, _("Danger to somebody's life or health")),
    (Reason.ILLEGAL.value, _("Against the law")),
    (Reason.COPIED.value, _("Copied from somebody else")),
    (Reason.UNLABELLED.value, _("A warning or a label is missing")),
    (Reason.PRIVACY.value, _("Private details of a person")),
    (Reason.RULE.value, _("Against a rule of the community")),
    (Reason.OTHER.value, _("Something else")),
]


class _Keyed(forms.Form):
    """Sent twice it is one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ReportForm(_Keyed):
    """What is wrong, by one of the listed reasons, and in words if that helps."""

    reason = forms.ChoiceField(label=_("What is wrong"), choices=REASONS, widget=forms.RadioSelect)
    rule = forms.ChoiceField(label=_("Which of the community's rules"), required=False)
    words = LinesField(
        label=_("What moderators should know"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: Any, rules: Sequence[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        rule = self.fields["rule"]
        assert isinstance(rule, forms.ChoiceField)
        rule.choices = [("", _("None of them in particular")), *((each, each) for each in rules)]
        if not rules:
            del self.fields["rule"]


class ClaimForm(_Keyed):
    """A right by law, and whom to answer."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail address"), help_text=_("For the answer alone."))
    right = forms.CharField(
        label=_("Which right you claim"),
        max_length=200,
        help_text=_("As copyright, or the right to one's own picture."),
    )
    statement = LinesField(
        label=_("What it is about, and why"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )


class AppealForm(_Keyed):
    """What is to be said in an appeal."""

    words = LinesField(
        label=_("What you have to say"),
        max_length=2000,
        help_text=_(
            "Somebody else than who decided it answers within seven days. What is late goes "
            "first, to the site's moderators too."
        ),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
