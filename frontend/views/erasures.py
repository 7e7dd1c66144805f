"""Certificates of what was deleted: for who holds one, and a list of one's own."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frontend.pages import erasures as pages
from frontend.views.edges import before, person
from ledger.selectors import database_time


@require_safe
@never_cache
def certificate(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """One certificate, for who holds its number and its key."""
    page = pages.page(number, key=key, before=before(request), now=database_time())
    return render(request, "frontend/erasure.html", {"page": page})


@require_safe
@never_cache
def data(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """The same for programs."""
    return JsonResponse(pages.certificate_data(number, key=key))


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """What one deleted, each with its certificate."""
    page = pages.deletions(person(request), before=before(request), now=database_time())
    return render(request, "frontend/erasures.html", {"page": page})
