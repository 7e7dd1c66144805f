"""Where a text is shown beside its own place, and what editors recommend."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from articles.errors import ArticleError
from frontend.pages import picks as picked
from frontend.pages import placing as pages
from frontend.views.edges import (
    person,
    query_number,
    refused,
    said,
    second_key_for_staff,
    viewer,
    wish_of,
)
from ledger.selectors import database_time
from moderation.errors import ModerationError


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@second_key_for_staff
def places(request: HttpRequest, work: int) -> HttpResponse:
    """The places of a text; a post does what its button says."""
    account, now = person(request), database_time()
    if request.method == "POST":
        slug, line = request.POST.get("community", ""), request.POST.get("line", "")
        try:
            pages.act(work, wish=wish_of(request), slug=slug, line=line, account=account, now=now)
        except (ArticleError, ModerationError) as error:
            refused(request, error)
        else:
            said(request, gettext("Done."))
        return redirect("places", work)
    page = pages.page(work, viewer=account, now=now)
    return render(request, "frontend/places.html", {"page": page, "most": pages.LINE})


@require_safe
def picks(request: HttpRequest, slug: str = "") -> HttpResponse:
    """What the editors of a community recommend, or those of the site."""
    head, feed = picked.picks(
        slug,
        viewer=viewer(request),
        after=query_number(request, "after") or 0,
        now=database_time(),
    )
    return render(request, "frontend/picks.html", {"community": head, "feed": feed})
