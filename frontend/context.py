"""What every page's frame may ask for; asked of the database only where a template shows it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest

from frontend.pages.notices import unread_words
from frontend.views.edges import viewer


def bell(request: HttpRequest) -> dict[str, Callable[[], str]]:
    """`unread_notices`: the number beside the bell, "" for nothing or nobody."""
    account = viewer(request)
    return {"unread_notices": lambda: unread_words(account) if account else ""}


def site(request: HttpRequest) -> dict[str, object]:
    """What differs between a demo and the real thing."""
    return {"show_mail": settings.INKWELL_SHOW_MAIL}
