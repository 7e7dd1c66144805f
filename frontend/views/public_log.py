"""What moderators decided, and how it went, for everybody."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontend.pages import public_log, verdict_figures
from frontend.views.edges import before, viewer
from ledger.selectors import database_time


@require_safe
def log(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The log of the site, or of a community."""
    page = public_log.page(
        request.GET,
        slug=slug,
        before=before(request),
        viewer=viewer(request),
        now=database_time(),
    )
    return render(request, "frontend/moderation_log.html", {"page": page})


@require_safe
def line(request: HttpRequest, number: int) -> HttpResponse:
    """One decision, at an address that stays."""
    page = public_log.line(number, now=database_time())
    return render(request, "frontend/moderation_log.html", {"page": page})


@require_safe
def figures(request: HttpRequest, slug: str = "") -> HttpResponse:
    """How moderation went in a quarter of the site, or a month of a community."""
    page = verdict_figures.page(
        request.GET.get("span", ""), slug=slug, viewer=viewer(request), now=database_time()
    )
    return render(request, "frontend/moderation_figures.html", {"page": page})


@require_safe
def figures_csv(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The same as a table for programs."""
    rows = verdict_figures.rows(request.GET.get("span", ""), slug=slug, now=database_time())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="inkwell-moderation.csv"'
    csv.writer(response).writerows([("figure", "value"), *rows])
    return response
