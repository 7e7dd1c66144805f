"""What waits for a moderator, in a community or on the whole site."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from articles.errors import ArticleError
from frontend.pages import screening as pages
from frontend.refusals import told
from frontend.shown.screening import Back
from frontend.views.edges import (
    form_at,
    lacks_second_key,
    person,
    query_number,
    refused,
    said,
    second_key_for_staff,
    second_key_to_decide,
    viewer,
)
from ledger.selectors import database_time
from moderation.errors import ModerationError, NotYourOffice
from moderation.selectors.held import held_place
from moderation.services import approve, send_back, withdraw_held


@require_safe
@login_required
@second_key_for_staff
def held(request: HttpRequest, slug: str = "") -> HttpResponse:
    """What waits, the oldest first. Who has no second key reads it, and decides nothing."""
    after, account = query_number(request, "after") or 0, person(request)
    page = pages.held_page(slug, viewer=account, after=after, now=database_time())
    context = {"page": page, "keyless": lacks_second_key(account)}
    return render(request, "frontend/held.html", context)


@form_at(lambda request, number: pages.held_url(number, viewer=viewer(request)))
@login_required
@second_key_to_decide
def let_out(request: HttpRequest, number: int) -> HttpResponse:
    """Publish what waits."""
    try:
        slug = approve(
            number, by=person(request), seen=request.POST.get("seen", ""), now=database_time()
        )
    except (ModerationError, ArticleError) as error:
        return _not_done(request, error, number=number)
    said(request, gettext("It goes out."))
    return _queue(slug)


@form_at(lambda request, number: pages.held_url(number, viewer=viewer(request)))
@login_required
@second_key_to_decide
def give_back(request: HttpRequest, number: int) -> HttpResponse:
    """Give what waits back to its author, by a rule and with a reason."""
    try:
        slug = send_back(
            number,
            by=person(request),
            rule=request.POST.get("rule", ""),
            reason=request.POST.get("reason", ""),
            now=database_time(),
        )
    except ModerationError as error:
        return _not_done(request, error, number=number)
    said(request, gettext("It is with its author again, with your reason; they may appeal."))
    return _queue(slug)


@require_POST
@login_required
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Let something of one's own wait no more."""
    withdraw_held(number, account=person(request), now=database_time())
    said(request, gettext("It waits no more."))
    return redirect("plans")


def _not_done(
    request: HttpRequest, error: ModerationError | ArticleError, *, number: int
) -> HttpResponse:
    """The page of what waits there once more, filled in, with the reason at its text. Who has no
    office there is told nothing of it.
    """
    slug = held_place(number)
    if isinstance(error, NotYourOffice):
        return render(request, "403.html", status=HTTPStatus.FORBIDDEN)
    if slug is None:
        return _gone(request, error)
    back = Back(number, told(error), request.POST.get("rule"), request.POST.get("reason"))
    page = pages.held_page(slug, viewer=person(request), back=back, now=database_time())
    if all(row.number != number for row in page.rows):
        return _gone(request, error, slug=slug)
    context = {"page": page}
    return render(request, "frontend/held.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _gone(
    request: HttpRequest, error: ModerationError | ArticleError, *, slug: str | None = None
) -> HttpResponse:
    """To what waits still, with the reason why nothing was done about what waits no more."""
    refused(request, error)
    return redirect("notices") if slug is None else _queue(slug)


def _queue(slug: str) -> HttpResponse:
    return redirect("community_held", slug=slug) if slug else redirect("held")
