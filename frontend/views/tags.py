"""A reader's wishes about tags."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from articles.errors import TagRefused
from frontend.pages import tags
from frontend.views.edges import person, refused, wish_of
from ledger.selectors import database_time


@require_POST
@login_required
def wish(request: HttpRequest, tag: str) -> HttpResponse:
    """Follow a tag, hide it, or neither."""
    try:
        tags.wish(tag, wanted=wish_of(request), account=person(request), now=database_time())
    except TagRefused as error:
        refused(request, error)
    return redirect("tag", tag)
