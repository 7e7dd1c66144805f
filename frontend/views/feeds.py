"""Lists of texts: the front page in its orders, a tag, a language, a community.

With htmx the same address answers with the next cards alone, so that a list grows in place.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.remembered import remembered
from frontend.pages import feeds, picks
from frontend.pages.sources import Order, first_of, order_of
from frontend.shown.feeds import Feed
from frontend.views.edges import Context, preferences, query_number, viewer
from ledger.selectors import database_time


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The front page: the list that the reader chose for it, without an account what is hot."""
    return _front(request, first_of(preferences(request)))


@require_safe
def hot(request: HttpRequest) -> HttpResponse:
    """What readers value now, whatever the front page shows."""
    return _front(request, "hot")


@require_safe
def trending(request: HttpRequest) -> HttpResponse:
    """What readers valued most lately."""
    return _front(request, "trending")


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """The newest texts first."""
    return _front(request, "new")


@require_safe
def closing(request: HttpRequest) -> HttpResponse:
    """What can be voted on for the shortest time yet."""
    return _front(request, "closing")


@require_safe
def again(request: HttpRequest) -> HttpResponse:
    """Old texts worth reading again."""
    return _front(request, "again")


@require_safe
@login_required
def following(request: HttpRequest) -> HttpResponse:
    """What the reader chose to follow."""
    return _front(request, "following")


@require_safe
@login_required
def my_tags(request: HttpRequest) -> HttpResponse:
    """What bears a tag that the reader follows."""
    return _front(request, "my_tags")


@require_safe
def tag(request: HttpRequest, tag: str) -> HttpResponse:
    """Texts under one tag."""
    asked = _Asked(request)
    page = asked.page(lambda: feeds.tagged(tag, order=asked.order, **asked.part()))
    return answered(request, "frontend/feed.html", page)


@require_safe
def texts_in(request: HttpRequest, language: str) -> HttpResponse:
    """Texts in one language."""
    asked = _Asked(request)
    page = asked.page(lambda: feeds.texts_in(language, order=asked.order, **asked.part()))
    return answered(request, "frontend/feed.html", page)


@require_safe
def community(request: HttpRequest, slug: str) -> HttpResponse:
    """A community: what it is and its texts."""
    asked = _Asked(request)
    head, page = picks.community(slug, order=asked.order, **asked.part())
    return answered(request, "frontend/community.html", page, community=head)


def answered(request: HttpRequest, template: str, page: Feed, **more: object) -> HttpResponse:
    """A page with a list; its next cards alone where htmx asks for them."""
    context: Context = {"feed": page, **more}
    if _grows(request):
        template = "frontend/parts/cards.html"
        context |= {"turn": _turn(request) + 1, "announce": feeds.announcement(page)}
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _front(request: HttpRequest, order: Order) -> HttpResponse:
    asked = _Asked(request)
    page = asked.page(lambda: feeds.front(order, **asked.part()))
    return answered(request, "frontend/feed.html", page)


class _Asked:
    """What the address of a list says, and who asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.viewer = viewer(request)
        self.order = order_of(request.GET.get("order", ""))
        self.after = request.GET.get("after", "")
        self.unread = self.viewer is not None and request.GET.get("unread") == "1"
        self._place = request.path
        self._grows = _grows(request)

    def part(self) -> dict[str, Any]:
        """Which part of a list, for whom and at which moment. One query."""
        return {
            "viewer": self.viewer,
            "after": self.after,
            "unread": self.unread,
            "now": database_time(),
        }

    def page(self, make: Callable[[], Feed]) -> Feed:
        """The list, which readers without an account share for seconds, with its HTML."""
        if self.viewer is not None:
            return make()
        # htmx wants cards of which it is told how many there are: those are made anew.
        if self._grows or not feeds.is_place(self.after):
            return make()
        return remembered(("list", self._place, self.order, self.after), lambda: _drawn(make()))


def _drawn(page: Feed) -> Feed:
    """The page with its list, and the ways to order it, as HTML in place of what they were made
    from.
    """
    html = render_to_string("frontend/parts/ordered.html", {"feed": page})
    return replace(page, cards=(), instead=(), tabs=(), languages=(), html=html)


def _grows(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _turn(request: HttpRequest) -> int:
    """How often the list has grown already: past some turns it grows only when told to."""
    return query_number(request, "turn") or 0
