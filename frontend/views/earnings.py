"""What one's texts and one's votes earned, and a year of one's wallet."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontend.pages import curating, earnings, exports, years
from frontend.views.edges import before, own_sums, person, table
from ledger.selectors import database_time


@require_safe
@login_required
def writer(request: HttpRequest) -> HttpResponse:
    """What one's texts earned, by month and by text."""
    page = earnings.writer(person(request), before=before(request), now=database_time())
    return render(request, "frontend/writer.html", {"desk": page})


@require_safe
@login_required
def texts_csv(request: HttpRequest) -> StreamingHttpResponse:
    """What each of one's texts earned as a table for programs."""
    return table(exports.texts(person(request)), name="inkwell-texts.csv")


@require_safe
@login_required
def months_csv(request: HttpRequest) -> StreamingHttpResponse:
    """What one's texts earned in each month as a table for programs."""
    return table(exports.months(person(request)), name="inkwell-months.csv")


@require_safe
@login_required
def curator(request: HttpRequest) -> HttpResponse:
    """What is left of one's voting budget, and what one's votes came to."""
    page = curating.curator(person(request), before=before(request), now=database_time())
    return render(request, "frontend/curator.html", {"desk": page})


@require_safe
@login_required
def curator_csv(request: HttpRequest) -> StreamingHttpResponse:
    """One's votes as a table for programs, with what each earned."""
    return table(exports.votes(person(request)), name="inkwell-votes.csv")


@require_safe
@login_required
@own_sums
def year(request: HttpRequest, year: int) -> HttpResponse:
    """A year of one's wallet, to print."""
    page = years.year(person(request), year, now=database_time())
    return render(request, "frontend/year.html", {"page": page})


@require_safe
@login_required
def year_csv(request: HttpRequest, year: int) -> HttpResponse:
    """The same year as a table for programs."""
    text = years.table(person(request), year, now=database_time())
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="inkwell-{year}.csv"'
    return response
