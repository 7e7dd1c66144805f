"""Series and polls."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from articles.errors import ArticleError, UnknownText
from articles.services import answer_poll, move_earlier
from frontend.pages import extras
from frontend.views.edges import back, person, refused, said, viewer
from ledger.selectors import database_time


@require_safe
def series(request: HttpRequest, name: str, slug: str) -> HttpResponse:
    """A series of texts in order."""
    page = extras.series_page(name, slug=slug, viewer=viewer(request), now=database_time())
    return render(request, "frontend/series.html", {"page": page})


@require_POST
@login_required
def earlier(request: HttpRequest, work: int) -> HttpResponse:
    """Move a text of one's own one place up in its series."""
    try:
        move_earlier(work, author=person(request))
    except UnknownText as error:
        raise Http404(str(error)) from error
    return back(request)


@require_POST
@login_required
def answer(request: HttpRequest, work: int) -> HttpResponse:
    """Answer a poll, or answer it anew."""
    chosen = {
        int(text) for text in request.POST.getlist("answer") if len(text) == 1 and text.isdecimal()
    }
    try:
        answer_poll(work, account=person(request), positions=chosen, now=database_time())
    except ArticleError as error:
        refused(request, error)
    else:
        said(request, gettext("Your answer is counted. You can change it until the poll closes."))
    return back(request)
