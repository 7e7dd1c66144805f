"""The site of the desk: who is let in, under which policy, and what stands around every page."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, reverse
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override
from unfold.sites import UnfoldAdminSite

from frontend.admin.offices import office
from frontend.views.edges import lacks_second_key, no_second_key, viewer

#: The policy of these pages alone. Unfold brings the build of Alpine that makes functions out of
#: attributes, which needs 'unsafe-eval', and sets the width of its menu in an attribute of style.
#: Both are asked for as narrowly as they can be: scripts still come from this site alone, none is
#: written into a page, and no element of style is but our files. Nobody's text is shown here as
#: anything but text.
POLICY: Final[dict[str, list[str]]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF],
    "style-src-attr": [CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
#: Pages of Django's admin whose work others do here: allauth passwords, the tables themselves.
_UNUSED: Final = {"password_change", "password_change_done", "autocomplete", "view_on_site"}

type View = Callable[..., HttpResponseBase]


class Desk(UnfoldAdminSite):  # type: ignore[misc] # unfold has no types
    """Lets in who holds an office and a second key, through the site's own log-in."""

    site_title = site_header = "Inkwell"
    index_title = _("What needs me now")
    #: It answers to every address, so that one without its final slash would seem to be there.
    final_catch_all_view = False

    def __init__(self) -> None:
        super().__init__()
        #: Pages that are no table's.
        self.pages: list[URLPattern] = []

    def extra_urls(self) -> list[URLPattern]:
        """The pages that are no table's, as unfold asks for them."""
        return self.pages

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether who asks is let in."""
        return self.turned_away(request) is None

    def turned_away(self, request: HttpRequest) -> HttpResponse | None:
        """What is answered instead of a page; None to who is let in."""
        account = viewer(request)
        if account is None:
            return redirect_to_login(request.get_full_path(), resolve_url("account_login"))
        if not office(request).is_any:
            return render(request, "frontend/no_office.html", status=HTTPStatus.FORBIDDEN)
        if lacks_second_key(account):
            return no_second_key(request)
        return None

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """A view of the desk, under the desk's policy, for who is let in."""
        shown: View = csp_override(POLICY)(super().admin_view(view, cacheable))

        @wraps(view)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return self.turned_away(request) or shown(request, *args, **kwargs)

        return entered

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The pages that are used here."""
        return [it for it in super().get_urls() if getattr(it, "name", None) not in _UNUSED]

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Lead to the site's own log-in; the desk asks for no password itself."""
        index = reverse("admin:index")
        return HttpResponseRedirect(index) if viewer(request) else redirect_to_login(index)

    def logout(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Lead to the page on which one logs out of the site."""
        return HttpResponseRedirect(reverse("account_logout"))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page is given: colours come in a file, which the policy lets in."""
        context: dict[str, Any] = super().each_context(request)
        return context | {"colors": None, "border_radius": None, "is_nav_sidebar_enabled": True}


def style(_request: HttpRequest) -> str:
    """The file with the desk's colours."""
    return static("frontend/admin.css")


desk: Final = Desk()
