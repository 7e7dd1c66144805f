"""What a text was paid, to the last unit: as a page, and for programs."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontend.pages import payout_data, payouts
from frontend.views.edges import query_number, viewer
from ledger.selectors import database_time


@require_safe
def payout(request: HttpRequest, work: int) -> HttpResponse:
    """The account of a payout."""
    page = payouts.payout(work, viewer=viewer(request), now=database_time())
    return render(request, "frontend/payout.html", {"page": page})


@require_safe
def data(request: HttpRequest, work: int) -> HttpResponse:
    """The same for programs."""
    first = query_number(request, "first") or 0
    return JsonResponse(payout_data.payout_data(work, viewer=viewer(request), first=first))
