"""What the audit trail says beside who did what: its short names and values in words."""

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communities.roles import Role
from frontend.admin.words import JOBS
from frontend.forms.screening import DOES
from frontend.pages.communities import ROLES
from frontend.pages.findings import FAMILIES
from frontend.pages.verdicts import did
from frontend.phrases import ink, number, percent, sums
from moderation.findings import Family
from moderation.measures import Measure
from moderation.models import Proposal, StaffAct
from moderation.rights import SiteOffice
from moderation.screening import Why

#: What each detail is called.
LABELS: Final[Mapping[str, str | Promise]] = {
    "after": _("after"),
    "announcement": _("announcement"),
    "answers": _("answer to work"),
    "before": _("before"),
    "by_decision": _("by decision"),
    "changed": _("changed"),
    "claim": _("claim"),
    "decision": _("decision"),
    "does": _("what follows"),
    "entries": _("entries"),
    "family": _("pattern"),
    "finding": _("finding"),
    "held": _("waiting text"),
    "letters": _("letters"),
    "list": _("list"),
    "measures": _("measures"),
    "milli_ink": _("amount"),
    "name": _("name"),
    "operator": _("operator"),
    "pays": _("held reward paid out"),
    "proposal": _("proposal"),
    "reply": _("kept words"),
    "rules": _("rules"),
    "spending": _("payment"),
    "task": _("job"),
    "texts": _("texts"),
    "title": _("title"),
    "upvotes": _("upvotes"),
    "votes": _("votes"),
    "wave": _("wave"),
    "what": _("what"),
    "why": _("why"),
    "work": _("work"),
}
#: What an admin of a community changes.
SETTINGS: Final[Mapping[str, str | Promise]] = {
    "title": _("title"),
    "about": _("description"),
    "kind": _("who writes"),
    "language": _("language"),
    "welcome": _("words of welcome"),
    "sensitive": _("warning before all texts"),
    "holds_first": _("first texts that wait"),
    "rules": _("rules"),
}
OFFICES: Final[Mapping[str, str | Promise]] = {
    SiteOffice.NONE: _("no office"),
    SiteOffice.MODERATOR: _("moderator of the site"),
    SiteOffice.ADMINISTRATOR: _("administrator of the site"),
}
_WHYS: Final[Mapping[str, str | Promise]] = {
    Why.FIRST: _("one of the first of somebody new here"),
    Why.WORDS: _("has words of a list"),
}
_WHATS: Final[Mapping[str, str | Promise]] = {
    Proposal.What.PAYMENT: _("a payment"),
    Proposal.What.RULES: _("other rules"),
    Proposal.What.OFFICE: _("an office of the site"),
}


def details(act: StaffAct) -> str:
    """All of it in a line; "" for nothing."""
    return "; ".join(
        _label(name, act) if value is True else f"{_label(name, act)}: {_said(name, value, act)}"
        # The database keeps them by the lengths of their names.
        for name, value in sorted(act.details.items(), key=lambda item: item[0] == "after")
        if value not in ("", None) and value is not False
    )


def _label(name: str, act: StaffAct) -> str:
    if act.act == "posting.limited" and name == "answers":
        return gettext("answers")
    return str(LABELS.get(name, name))


def _said(name: str, value: object, act: StaffAct) -> str:
    if act.act == "community.shared" and name in ("before", "after") and isinstance(value, int):
        return percent(value)
    say = _SAYS.get(name)
    if say is not None and isinstance(value, str):
        return say(value)
    if name == "milli_ink" and isinstance(value, int):
        with sums(hidden=False):
            return ink(value)
    counted = name in ("entries", "letters", "texts", "upvotes", "votes") and isinstance(
        value, int
    )
    return number(int(str(value))) if counted else str(value)


def _measures(value: str) -> str:
    return did([Measure(each) for each in value.split() if each in Measure])


def _settings(value: str) -> str:
    return ", ".join(str(SETTINGS.get(each, each)) for each in value.split())


def _place(value: str) -> str:
    """A role in a community, or an office of the site."""
    if value in OFFICES:
        return str(OFFICES[value])
    return str(ROLES[Role(value)]) if value in Role else value


def _of(words: Mapping[str, str | Promise]) -> Callable[[str], str]:
    return lambda value: str(words.get(value, value))


_SAYS: Final[Mapping[str, Callable[[str], str]]] = {
    "after": _place,
    "before": _place,
    "changed": _settings,
    "does": _of(dict(DOES)),
    "family": _of({each.value: FAMILIES[each] for each in Family}),
    "measures": _measures,
    "task": _of(JOBS),
    "what": _of(_WHATS),
    "why": _of(_WHYS),
}
