"""Communities at the desk: the site's officers see all, an officer of some sees these."""

from typing import Any, Final

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.languages import own_name
from communities.models import Community, RoleChange
from communities.roles import Right, Role, may
from frontend.admin.columns import NOTHING, Column, column, counted, link, moment, plain, said
from frontend.admin.offices import office
from frontend.admin.reading import Reading
from frontend.admin.site import desk
from frontend.forms.communities import KINDS
from frontend.pages.communities import ROLES, limits_said

_ROLES: Final = {role.value: words for role, words in ROLES.items()}


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
        said("kind", _("Who writes"), of=dict(KINDS)),
        counted("members", _("Members")),
        moment("founded_at", _("Founded")),
    )
    more = (
        plain("about", _("About")),
        link("founder", _("Founder"), to="accounts_account"),
        link("wallet", _("Wallet"), to="ledger_wallet"),
        column("language", _("Language"), lambda row: own_name(row.language) or NOTHING),
        plain("sensitive", _("Behind a warning")),
        plain("holds_first", _("First texts held for each author")),
        column(
            "limits",
            _("Limits for each person"),
            lambda row: ", ".join(limits_said(row)) or NOTHING,
        ),
    )

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[Column, ...]:
        """With the ways to its own pages, the settings' for who may open them."""
        role = office(request).communities.get(obj.pk, Role.GUEST) if obj else Role.GUEST
        pages = _ALL_PAGES if may(role, Right.SETTINGS) else _PAGES
        return (*self.columns, pages, *self.more)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[Column, ...]:
        """All of it."""
        return self.get_fields(request, obj)


def _pages(row: Community, *, sets_up: bool) -> str:
    """Where its rules, roles, words and waiting texts are kept: the one way to each."""
    settings = (("community_settings", gettext("settings and rules")),) if sets_up else ()
    pages = (
        *settings,
        ("community_members", gettext("members, roles and titles")),
        ("community_held", gettext("waiting texts")),
        ("admin:keeping_of", gettext("words, limits and replies")),
    )
    return format_html_join(
        ", ",
        '<a class="desk-link" href="{}">{}</a>',
        ((reverse(name, args=[row.slug]), words) for name, words in pages),
    )


_HERE: Final = _("Looked after on the site")
_PAGES: Final = column("pages", _HERE, lambda row: _pages(row, sets_up=False))
_ALL_PAGES: Final = column("pages", _HERE, lambda row: _pages(row, sets_up=True))


class RoleChanges(OfCommunities):
    """How roles changed, and by whom."""

    many, one = _("Changes of roles"), _("Change of a role")
    list_select_related = ("community", "account", "by")
    columns = (
        plain("pk", _("Number")),
        plain("community", _("Community")),
        plain("account", _("Person")),
        said("before", _("Role before"), of=_ROLES),
        said("after", _("Role after"), of=_ROLES),
        plain("by", _("Changed by")),
        moment("at", _("Time")),
    )


desk.register(Community, Communities)
desk.register(RoleChange, RoleChanges)
