"""Who works at the desk, and how far each may look there."""

from typing import Final

from django.http import HttpRequest

from frontend.views.edges import viewer
from moderation.rights import Office
from moderation.selectors import office_of

_NOBODY: Final = Office(0)


def office(request: HttpRequest) -> Office:
    """The office of who asks; found once a request, by three queries at most."""
    known: Office | None = getattr(request, "_office", None)
    if known is None:
        account = viewer(request)
        known = _NOBODY if account is None else office_of(account)
        request._office = known  # type: ignore[attr-defined] # kept on the request
    return known
