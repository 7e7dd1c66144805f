"""What every page's frame may ask for; asked of the database only where a template shows it."""

from collections.abc import Callable
from functools import cache
from typing import Final

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.selectors import has_agreed
from accounts.terms import NEWEST
from frontend.findable import canonical
from frontend.pages.announcements import Bar, bars, put_away
from frontend.pages.notices import unread_words
from frontend.views.edges import viewer
from moderation.selectors.told import has_cases

#: Where a session keeps the versions its person agreed to.
_AGREED: Final = "agreed"
#: The cookie with the numbers of announcements that were put away.
AWAY: Final = "away"
#: What the cookie `theme` may say: light or dark. Without it the reader's system decides.
THEMES: Final = ("paper", "night")
#: Where a session keeps whether its person has cases of their own.
CASES: Final = "cases"
_IN_FORCE: Final = dict(NEWEST)


def bell(request: HttpRequest) -> dict[str, Callable[[], str]]:
    """`unread_notices`: the number beside the bell, "" for nothing or nobody."""

    # The rail and the bar at the bottom both ask.
    @cache
    def unread() -> str:
        account = viewer(request)
        return unread_words(account) if account else ""

    return {"unread_notices": unread}


def agreement(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    """`must_agree`: whether a text has a newer version than this person agreed to.

    Who has agreed is asked no more in the same session.
    """

    def must_agree() -> bool:
        account = viewer(request)
        if account is None or request.session.get(_AGREED) == _IN_FORCE:
            return False
        if has_agreed(account):
            request.session[_AGREED] = _IN_FORCE
            return False
        return True

    return {"must_agree": must_agree}


def cases(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    """`has_own_cases`: whether the menu leads to one's own cases.

    Asked once a session, and again among the notices, since a decision comes with one; who
    reports something is asked anew.
    """

    # The rail and the foot both ask.
    @cache
    def has_own_cases() -> bool:
        account = viewer(request)
        if account is None:
            return False
        known = request.session.get(CASES)
        match = request.resolver_match
        if known is None or (not known and match is not None and match.view_name == "notices"):
            request.session[CASES] = known = has_cases(account)
        return bool(known)

    return {"has_own_cases": has_own_cases}


def announced(request: HttpRequest) -> dict[str, Callable[[], list[Bar]]]:
    """`announcements`: what is told to everybody, but for what this reader put away."""

    def bars_now() -> list[Bar]:
        # By the clock of this process: no page asks the database for the time to have a bar.
        return bars(away=put_away(request.COOKIES.get(AWAY, "")), now=timezone.now())

    return {"announcements": bars_now}


def log_in(request: HttpRequest) -> dict[str, Callable[[], str]]:
    """`log_in_here`: the log-in that leads back to this page; from pages of the account itself, to
    where they were to lead.
    """

    def log_in_here() -> str:
        match = request.resolver_match
        here = "" if request.method not in ("GET", "HEAD") else request.get_full_path()
        if match is None or match.view_name.startswith(("account_", "mfa_", "usersessions_")):
            here = request.GET.get(REDIRECT_FIELD_NAME, "")
        query = {REDIRECT_FIELD_NAME: here} if here else None
        return reverse("account_login", query=query)

    return {"log_in_here": log_in_here}


def site(request: HttpRequest) -> dict[str, object]:
    """The page's one address, what addresses for others begin with, what differs between a demo
    and the real thing, and whether the page is light, dark or as the reader's system is.
    """
    chosen = request.COOKIES.get("theme", "")
    return {
        "theme": chosen if chosen in THEMES else "system",
        "show_mail": settings.INKWELL_SHOW_MAIL,
        "canonical": canonical(request),
        # Asked only where a template shows it: a wrong name of the host has no answer.
        "origin": lambda: f"{request.scheme}://{request.get_host()}",
    }
