"""The menu of the desk: what each office has work in."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from frontend.admin.offices import office
from frontend.admin.site import desk
from moderation.selectors import places_of


def places(request: HttpRequest) -> list[dict[str, Any]]:
    """The pages on which something is done, for who may open them."""
    work = [
        _item(gettext("What needs me now"), reverse("admin:index"), "dashboard"),
        _item(gettext("Cases"), reverse("admin:cases"), "gavel"),
    ]
    work.append(_item(gettext("Words and replies"), reverse("admin:keeping"), "spellcheck"))
    if office(request).moderator:
        work.append(_item(gettext("Spam waves"), reverse("admin:waves"), "waves"))
    elif own := places_of(office(request)):
        place = reverse("admin:waves_of", args=[own[0].slug])
        work.append(_item(gettext("Spam waves"), place, "waves"))
    if office(request).moderator:
        work.append(_item(gettext("Findings"), reverse("admin:findings"), "hub"))
    if office(request).administrator:
        work += [
            _item(gettext("Two signatures"), reverse("admin:proposals"), "signature"),
            _item(gettext("Announcements"), reverse("admin:announcements"), "campaign"),
            _item(gettext("Jobs and letters"), reverse("admin:jobs"), "manufacturing"),
            _item(gettext("Storage"), reverse("admin:storage"), "hard_drive"),
            _item(gettext("Signing keys"), reverse("admin:keys"), "key"),
            _item(gettext("Terms"), reverse("admin:terms"), "contract"),
            _item(gettext("What staff did"), reverse("admin:acts"), "history"),
        ]
    return work


def groups(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups of the menu; a table is in it for who may look into it."""
    parts = (
        (gettext("People and texts"), ("accounts", "communities", "articles")),
        (gettext("Moderation"), ("moderation",)),
        (gettext("Ledger"), ("ledger",)),
        (gettext("Votes and rewards"), ("curation", "rewards")),
    )
    tables = ((name, _tables(request, apps=apps)) for name, apps in parts)
    return [
        {"title": gettext("To be done"), "separator": False, "items": places(request)},
        *({"title": name, "separator": True, "items": items} for name, items in tables if items),
    ]


def own(request: HttpRequest) -> list[dict[str, Any]]:
    """What the menu has for one's own account."""
    return [{"title": gettext("Security"), "link": reverse("settings_security")}]


def _tables(request: HttpRequest, *, apps: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        _item(str(table.many), reverse(f"admin:{_name(model)}_changelist"), "table_rows")
        for model, table in desk._registry.items()
        if model._meta.app_label in apps and table.has_view_permission(request)
    ]


def _name(model: Any) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def _item(title: str, link: str, icon: str) -> dict[str, Any]:
    # Our own template, since the icons are words of a font that nobody should hear.
    return {
        "title": title,
        "link": link,
        "icon": icon,
        "icon_template": "admin/desk/icon.html",
    }
