"""Keeping one's own texts at the top of one's profile."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from articles.errors import ArticleError
from frontend.pages.own import pin_as_wished
from frontend.views.edges import back, person, refused, wish_of
from ledger.selectors import database_time


@require_POST
@login_required
def pin(request: HttpRequest, work: int) -> HttpResponse:
    """Pin a text, or unpin it, as the button says."""
    try:
        pin_as_wished(work, wish=wish_of(request), account=person(request), now=database_time())
    except ArticleError as error:
        refused(request, error)
    return back(request)
