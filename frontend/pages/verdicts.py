"""What decisions of moderators are called, wherever somebody reads them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontend.phrases import date_and_hour, percent
from moderation.measures import TEMPORARY, Measure
from moderation.reasons import CaseKind
from moderation.rights import As

MEASURES: Final[Mapping[Measure, Promise]] = {
    Measure.WARN: _("a warning"),
    Measure.LABEL: _("a label before the text"),
    Measure.REMOVE: _("the text is removed"),
    Measure.LOCK: _("the thread is closed"),
    Measure.MUTE: _("muted in the community"),
    Measure.LIMIT: _("the account is limited"),
    Measure.SUSPEND: _("the account is suspended"),
    Measure.HOLD: _("the reward is on hold"),
    Measure.VOTES: _("open votes are taken back"),
    Measure.RETURN: _("what waited is given back"),
}
#: The same before it is decided, as what somebody is about to do.
ORDERS: Final[Mapping[Measure, Promise]] = {
    Measure.WARN: _("Warn the author"),
    Measure.LABEL: _("Put a warning before the text"),
    Measure.REMOVE: _("Remove the text"),
    Measure.LOCK: _("Lock its answers"),
    Measure.MUTE: _("Mute the author in the community"),
    Measure.LIMIT: _("Limit the account"),
    Measure.SUSPEND: _("Suspend the account"),
    Measure.HOLD: _("Put the reward on hold"),
    Measure.VOTES: _("Take open votes back"),
    Measure.RETURN: _("Give it back"),
}
OFFICES: Final[Mapping[As, Promise]] = {
    As.COMMUNITY: _("a moderator of the community"),
    As.SITE: _("a moderator of the site"),
    As.ADMINISTRATOR: _("an administrator of the site"),
    As.AUTOMATIC: _("the site, by a published rule"),
}
#: By which the site decides by itself.
_OF_THE_SITE: Final[Mapping[str, Promise]] = {
    "Words of others need their source": _("Words of others need their source"),
}
#: What opened a case.
KINDS: Final[Mapping[CaseKind, Promise]] = {
    CaseKind.REPORT: _("report"),
    CaseKind.HELD: _("held text"),
    CaseKind.WORDS: _("watched words"),
    CaseKind.SIMILAR: _("similar text"),
    CaseKind.LEGAL: _("legal claim"),
    CaseKind.WAVE: _("spam wave"),
    CaseKind.OFFICER: _("seen by a moderator"),
}


def did(measures: Sequence[Measure]) -> str:
    """What a decision did, in a row."""
    return ", ".join(str(MEASURES[each]) for each in measures)


def did_until(measures: Sequence[Measure], *, until: datetime | None) -> str:
    """The same, with the end of each measure that can end by itself."""
    return ", ".join(one_until(each, until=until) for each in measures)


def one_until(measure: Measure, *, until: datetime | None) -> str:
    """One measure and when it ends; that it does not, where it could."""
    words = str(MEASURES[measure])
    if measure not in TEMPORARY:
        return words
    if until is None:
        return gettext("%(measure)s without an end") % {"measure": words}
    return f"{words} {ends(until)}"


def lasts(measure: Measure, *, until: datetime | None) -> str:
    """How long a measure lasts, as who decides is told; "" for what is done and over."""
    if measure in TEMPORARY:
        if until is None:
            return gettext("It has no end.")
        return gettext("It lasts %(until)s.") % {"until": ends(until)}
    if measure is Measure.HOLD:
        return gettext("It lasts until the decision is final or the appeal is decided.")
    if measure in (Measure.REMOVE, Measure.LABEL):
        return gettext("It does not end by itself.")
    return ""


def rule_of(rule: str, *, office: As) -> str:
    """The rule that a decision names; the site's own is told in the language of who reads it."""
    return str(_OF_THE_SITE.get(rule, rule)) if office is As.AUTOMATIC else rule


def asked(share_bp: int, *, title: str, is_answer: bool) -> str:
    """What the site asks by itself of who wrote a text that stands in an older one."""
    words = gettext(
        "About %(share)s of this text stands in an older one by somebody else: %(title)s. Name "
        "the source or the licence in the settings of the text. The text stays; its reward waits "
        "until a moderator has looked at it."
    )
    if is_answer:
        words = gettext(
            "About %(share)s of this answer stands in an older text by somebody else: %(title)s. "
            "Say in the answer where these words come from, or use your own. The answer stays; "
            "its reward waits until a moderator has looked at it, and you can appeal against what "
            "they decide."
        )
    return words % {"share": percent(share_bp), "title": title}


def ends(until: datetime | None) -> str:
    """Until when it lasts; "" for what does not end by itself."""
    return gettext("until %(day)s") % {"day": date_and_hour(until)} if until else ""
