"""Lists of texts: the front page in three orders, a tag, a community."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontend.pages import feeds
from frontend.views.edges import viewer
from ledger.selectors import database_time


@require_safe
def hot(request: HttpRequest) -> HttpResponse:
    """The front page: what readers value now."""
    return _front(request, "hot")


@require_safe
def trending(request: HttpRequest) -> HttpResponse:
    """What readers valued most lately."""
    return _front(request, "trending")


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """The newest texts first."""
    return _front(request, "new")


def _front(request: HttpRequest, order: feeds.Order) -> HttpResponse:
    page = feeds.front(
        order, viewer=viewer(request), after=request.GET.get("after", ""), now=database_time()
    )
    return render(request, "frontend/feed.html", {"feed": page})


@require_safe
def tag(request: HttpRequest, tag: str) -> HttpResponse:
    """Texts under one tag."""
    page = feeds.tagged(
        tag, viewer=viewer(request), after=request.GET.get("after", ""), now=database_time()
    )
    return render(request, "frontend/feed.html", {"feed": page})


@require_safe
def community(request: HttpRequest, slug: str) -> HttpResponse:
    """A community: what it is and its newest texts."""
    head, page = feeds.community(
        slug, viewer=viewer(request), after=request.GET.get("after", ""), now=database_time()
    )
    return render(request, "frontend/community.html", {"community": head, "feed": page})


@require_safe
def communities(request: HttpRequest) -> HttpResponse:
    """All communities, and the tags in use."""
    return render(request, "frontend/communities.html", feeds.directory())
