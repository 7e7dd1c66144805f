"""Communities at the desk: the site's officers see all, an officer of some sees these."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from communities.models import Community, RoleChange
from frontend.admin.columns import counted, link, moment, plain
from frontend.admin.offices import office
from frontend.admin.reading import Reading
from frontend.admin.site import desk


class OfCommunities(Reading):
    """A table of which a community's officer sees the rows of their communities."""

    #: The column that holds the community's number.
    community = "community_id"

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Everybody at the desk; the rows are narrowed."""
        return office(request).is_any

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows that this office reaches: of any other, no page exists."""
        found: QuerySet[Any] = super().get_queryset(request)
        held = office(request)
        if held.moderator:
            return found
        return found.filter(**{f"{self.community}__in": list(held.communities)})


class Communities(OfCommunities):
    """Communities. A search takes an address or a number."""

    many, one = _("Communities"), _("Community")
    community = "pk"
    words = ("slug",)
    columns = (
        plain("slug", _("Address")),
        plain("title", _("Title")),
        plain("kind", _("Kind")),
        counted("members", _("Members")),
        moment("founded_at", _("Founded")),
    )
    more = (
        plain("about", _("About")),
        link("founder", _("Founder"), to="accounts_account"),
        link("wallet", _("Wallet"), to="ledger_wallet"),
        plain("language", _("Language")),
        plain("sensitive", _("Behind a warning")),
        plain("holds_first", _("First texts held for each author")),
    )


class RoleChanges(OfCommunities):
    """How roles changed, and by whom."""

    many, one = _("Changes of roles"), _("Change of a role")
    list_select_related = ("community", "account", "by")
    columns = (
        plain("pk", _("Number")),
        plain("community", _("Community")),
        plain("account", _("Person")),
        plain("before", _("Role before")),
        plain("after", _("Role after")),
        plain("by", _("Changed by")),
        moment("at", _("Time")),
    )


desk.register(Community, Communities)
desk.register(RoleChange, RoleChanges)
