"""The tables of moderation at the desk: decisions and what staff did, to look at."""

from typing import Any, Final

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from frontend.admin.columns import NOTHING, column, link, moment, plain, said
from frontend.admin.communities import OfCommunities
from frontend.admin.details import details
from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.admin.words import ACTS, STATES, URGENCY
from frontend.forms.screening import DOES
from frontend.pages.verdicts import KINDS, OFFICES, did
from moderation.measures import Measure
from moderation.models import Case, Decision, StaffAct, WordList
from moderation.selectors.acts import unseen_by

_KINDS: Final = {kind.value: words for kind, words in KINDS.items()}
_STATES: Final = {state.value: words for state, words in STATES.items()}
_OFFICES: Final = {office.value: words for office, words in OFFICES.items()}
_URGENCY: Final = {str(severity): words for severity, words in URGENCY.items()}
_DOES: Final = dict(DOES)


def _measures(row: Decision) -> str:
    return did([Measure(each) for each in row.measures]) or NOTHING


class Cases(OfCommunities):
    """All cases, decided ones too. A search takes a case's number, a work's, or a name."""

    many, one = _("All cases"), _("Case")
    numbers = ("pk", "work_id")
    words = ("account__name",)
    list_select_related = ("account", "community")
    columns = (
        plain("pk", _("Number")),
        said("kind", _("Kind"), of=_KINDS),
        plain("account", _("Person")),
        plain("community", _("Community")),
        said("severity", _("Urgency"), of=_URGENCY),
        said("state", _("State"), of=_STATES),
        moment("opened_at", _("Opened")),
    )
    more = (
        link("work", _("Work"), to="curation_work"),
        moment("decided_at", _("Decided")),
        moment("closes_at", _("Final from")),
    )


class Decisions(OfCommunities):
    """Decisions as they were made, but for those about oneself, whose page says by which office. A
    search takes a decision's number or a case's.
    """

    many, one = _("Decisions"), _("Decision")
    community = "case__community_id"
    numbers = ("pk", "case_id")
    list_select_related = ("by", "case__community")
    columns = (
        plain("pk", _("Number")),
        link("case", _("Case"), to="moderation_case"),
        column("measures", _("Measures"), lambda row: _measures(row)),
        plain("rule", _("Rule")),
        said("office", _("Office"), of=_OFFICES),
        moment("at", _("Time")),
    )
    more = (
        plain("by", _("Decided by")),
        plain("quoted", _("Passage")),
        plain("message", _("Message")),
        plain("label", _("Warning")),
        moment("until", _("Until")),
        link("undoes", _("Takes back"), to="moderation_decision"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without those that name who decided about the reader."""
        about = Q(case__account=office(request).account)
        found: QuerySet[Any] = super().get_queryset(request).exclude(about)
        return found


class Acts(OfCommunities):
    """The audit trail: who did what when, but for what was done in cases about oneself. A search
    takes a name, a case or an account's number.
    """

    many, one = _("Acts of staff"), _("Act of staff")
    numbers = ("pk", "case_id")
    words = ("by__name", "act")
    list_select_related = ("by", "account", "community")
    columns = (
        plain("pk", _("Number")),
        plain("by", _("Done by")),
        said("act", _("Act"), of=ACTS),
        link("case", _("Case"), to="moderation_case"),
        plain("account", _("Person")),
        moment("at", _("Time")),
    )
    more = (
        plain("community", _("Community")),
        column("details", _("Details"), lambda row: details(row) or NOTHING),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without those that the reader does not see."""
        unseen = unseen_by(office(request).account)
        found: QuerySet[Any] = super().get_queryset(request).exclude(unseen)
        return found


class WordLists(OfCommunities):
    """What texts are looked through for; changed on the pages of a community or of the site."""

    many, one = _("Word lists"), _("Word list")
    words = ("name",)
    list_select_related = ("community", "changed_by")
    columns = (
        plain("name", _("Name")),
        plain("community", _("Community")),
        said("does", _("What it does"), of=_DOES),
        moment("changed_at", _("Changed")),
    )
    more = (
        plain("changed_by", _("Changed by")),
        column("entries", _("Entries"), lambda row: ", ".join(row.entries)),
    )


desk.register(Case, Cases)
desk.register(Decision, Decisions)
desk.register(StaffAct, Acts)
desk.register(WordList, WordLists)
