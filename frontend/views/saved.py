"""Texts kept for later."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from articles.errors import ArticleError
from frontend.pages import saved as pages
from frontend.views.edges import back, person, refused, wish_of
from frontend.views.feeds import answered
from ledger.selectors import database_time


@require_safe
@login_required
def saved(request: HttpRequest) -> HttpResponse:
    """What one keeps."""
    page = pages.saved(person(request), after=request.GET.get("after", ""), now=database_time())
    return answered(request, "frontend/feed.html", page)


@require_POST
@login_required
def save(request: HttpRequest, work: int) -> HttpResponse:
    """Keep a text, or let it go, as the button says."""
    try:
        is_saved = pages.save_as_wished(
            work, wish=wish_of(request), account=person(request), now=database_time()
        )
    except ArticleError as error:
        refused(request, error)
    else:
        if request.headers.get("HX-Request") == "true":
            return _button(request, work, saved=is_saved)
    return back(request, default="saved")


def _button(request: HttpRequest, work: int, *, saved: bool) -> HttpResponse:
    """The button of a card as it is now, which htmx puts in the old one's place."""
    context = {
        "work": work,
        "saved": saved,
        "title": request.POST.get("title", ""),
        "url": request.POST.get("next", "").partition("#")[0],
    }
    return render(request, "frontend/parts/save_card.html", context)
