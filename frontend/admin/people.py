"""People at the desk. A name, a password or an address is changed by its owner alone."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account, Agreement, Letter, Restriction
from accounts.models.restriction import RestrictionKind
from accounts.terms import NEWEST
from communities.roles import Role
from frontend.admin.columns import column, counted, link, moment, plain, said
from frontend.admin.reading import Reading
from frontend.admin.site import desk
from frontend.admin.words import LETTERS, RESTRICTIONS
from frontend.pages.communities import ROLES
from frontend.pages.terms import TITLES


def _office(row: Account) -> str:
    if row.is_superuser:
        return gettext("administrator")
    return gettext("moderator of the site") if row.is_staff else "\N{EN DASH}"


def _standing(row: Account) -> str:
    """By the restrictions in force; rows of a list bring them along."""
    kinds = {it.kind for it in row.restrictions.all() if it.lifted_at is None}
    if RestrictionKind.SUSPENDED.value in kinds:
        return gettext("suspended")
    return gettext("limited") if kinds else gettext("good")


class People(Reading):
    """Accounts. A search takes a name or a number."""

    many, one = _("People"), _("Person")
    words = ("name",)
    columns = (
        plain("name", _("Name")),
        plain("display_name", _("Shown as")),
        column("standing", _("Standing"), _standing),
        column("office", _("Office"), _office),
        moment("registered_at", _("Registered")),
    )
    more = (
        plain("about", _("About")),
        link("wallet", _("Wallet"), to="ledger_wallet"),
        column("memberships", _("Communities"), lambda row: _memberships(row)),
        column("restrictions", _("Restrictions so far"), lambda row: _restrictions(row)),
        column("sessions", _("Open sessions"), lambda row: str(row.usersession_set.count())),
        plain("is_active", _("Open")),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Account]:
        """With what decides about their standing."""
        found: QuerySet[Account] = super().get_queryset(request)
        return found.prefetch_related("restrictions")


def _memberships(row: Account) -> str:
    held = row.memberships.select_related("community").order_by("pk")[:100]
    return (
        ", ".join(f"{it.community.slug} ({ROLES[Role(it.role)]})" for it in held) or "\N{EN DASH}"
    )


def _restrictions(row: Account) -> str:
    return str(row.restrictions.count())


class Restrictions(Reading):
    """What decisions keep accounts from. A search takes a decision's number or a name."""

    many, one = _("Restrictions"), _("Restriction")
    numbers = ("pk", "decision")
    words = ("account__name",)
    list_select_related = ("account",)
    columns = (
        plain("pk", _("Number")),
        plain("account", _("Person")),
        said("kind", _("Kind"), of=RESTRICTIONS),
        plain("decision", _("Decision")),
        moment("since", _("Since")),
        moment("until", _("Until")),
        moment("lifted_at", _("Ended")),
    )
    more = (plain("lifted_by", _("Ended by decision")),)


class Letters(Reading):
    """Letters that wait and letters that went. What one says may be a secret, and is not shown."""

    many, one = _("Letters"), _("Letter")
    for_administrators = True
    list_select_related = ("account",)
    columns = (
        plain("pk", _("Number")),
        said("template", _("Kind"), of=LETTERS),
        plain("account", _("Person")),
        moment("written_at", _("Written")),
        moment("due_at", _("Next attempt")),
        counted("tries", _("Attempts")),
        moment("sent_at", _("Sent")),
    )


class Agreements(Reading):
    """Who agreed to which version of the terms. A search takes a name."""

    many, one = _("Agreements to terms"), _("Agreement to terms")
    for_administrators = True
    words = ("account__name",)
    list_select_related = ("account",)
    columns = (
        plain("pk", _("Number")),
        plain("account", _("Person")),
        said("text", _("Text"), of=TITLES),
        counted("version", _("Version")),
        column("in_force", _("In force"), lambda row: _in_force(row)),
        moment("at", _("Time")),
    )


def _in_force(row: Agreement) -> str:
    return gettext("yes") if NEWEST.get(row.text) == row.version else gettext("no")


desk.register(Account, People)
desk.register(Agreement, Agreements)
desk.register(Restriction, Restrictions)
desk.register(Letter, Letters)
