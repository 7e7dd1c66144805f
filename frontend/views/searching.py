"""Search, and what its box suggests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontend.forms.searching import SearchForm
from frontend.pages import searching
from frontend.views.edges import viewer
from ledger.selectors import database_time


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Texts, comments, people or tags; the whole question stands in the address."""
    form = SearchForm(request.GET)
    page = searching.results(form, viewer=viewer(request), now=database_time())
    return render(request, "frontend/search.html", {"page": page, "form": form})


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """People and tags that begin like what stands in the box."""
    found = searching.suggestions(request.GET.get("q", ""))
    return render(request, "frontend/parts/suggestions.html", {"found": found})
