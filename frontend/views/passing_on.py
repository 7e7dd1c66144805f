"""Passing a text on to one's followers."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from articles.errors import ArticleError
from frontend.pages.own import reshare_as_wished
from frontend.views.edges import back, person, refused, wish_of
from ledger.selectors import database_time


@require_POST
@login_required
def reshare(request: HttpRequest, work: int) -> HttpResponse:
    """Re-share a text, or take that back."""
    try:
        reshare_as_wished(
            work, wish=wish_of(request), account=person(request), now=database_time()
        )
    except ArticleError as error:
        refused(request, error)
    return back(request, default="following")
