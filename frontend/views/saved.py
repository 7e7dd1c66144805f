"""Texts kept for later."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from articles.errors import ArticleError
from frontend.pages import saved as pages
from frontend.views.edges import back, person, refused
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
    """Keep a text, or let it go where it is kept."""
    try:
        pages.save_or_not(work, account=person(request), now=database_time())
    except ArticleError as error:
        refused(request, error)
    return back(request, default="saved")
