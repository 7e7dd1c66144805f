"""A series of texts: reading it, and what its author does there."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from accounts.names import fold
from articles.errors import TextRefused, UnknownText
from articles.services import leave_series, move_part
from frontend.pages import extras
from frontend.views.edges import back, person, query_number, refused, said, viewer
from ledger.selectors import database_time
from moderation.services import rename_series


@require_safe
def series(request: HttpRequest, name: str, slug: str) -> HttpResponse:
    """A series of texts in order."""
    page = extras.series_page(
        name,
        slug=slug,
        after=query_number(request, "after"),
        viewer=viewer(request),
        now=database_time(),
    )
    return render(request, "frontend/series.html", {"page": page})


@require_POST
@login_required
def earlier(request: HttpRequest, work: int) -> HttpResponse:
    """Move a text of one's own one place up in its series."""
    _found(lambda: move_part(work, direction="earlier", author=person(request)))
    return back(request)


@require_POST
@login_required
def later(request: HttpRequest, work: int) -> HttpResponse:
    """Move a text of one's own one place down in its series."""
    _found(lambda: move_part(work, direction="later", author=person(request)))
    return back(request)


@require_POST
@login_required
def leave(request: HttpRequest, work: int) -> HttpResponse:
    """Take a text of one's own out of its series."""
    others = _found(lambda: leave_series(work, author=person(request)))
    said(request, gettext("The text is out of the series. It stays where it is."))
    return back(request) if others else redirect("profile", person(request).name)


@require_POST
@login_required
def rename(request: HttpRequest, name: str, slug: str) -> HttpResponse:
    """Give a series of one's own another title."""
    author, title, now = person(request), request.POST.get("title", ""), database_time()
    if author.name != fold(name):
        raise Http404
    try:
        _found(lambda: rename_series(author, slug=slug, title=title, now=now))
    except TextRefused as error:
        refused(request, error)
    else:
        said(request, gettext("The series has its new title. Its address stays."))
    return redirect("series", author.name, slug)


def _found[T](change: Callable[[], T]) -> T:
    """What the change returns; Http404 where there is nothing of one's own to change."""
    try:
        return change()
    except UnknownText as error:
        raise Http404(str(error)) from error
