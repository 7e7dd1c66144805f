"""From which country somebody reads, where that changes what they are shown.

The country is what the proxy in front says in a header; without that header's name in the settings
nobody's is known. While nothing is withheld anywhere, answers are the same as without it, and may
be kept as ever. As soon as anything is, every answer says that it depends on the header, and none
may be kept between the site and a browser: not all that stands there heeds `Vary`.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from accounts.whereabouts import reading_in
from articles.countries import country_of
from articles.selectors.withheld import countries_with_withheld
from frontend.pages.withholding import WithheldHere, withheld

#: What lets others than a browser keep an answer.
_SHARED: Final = ("public", "s-maxage")


class WhereTheReaderIs:
    """Lets a request see what its country may, and gives the notice for what it may not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        header: str = settings.INKWELL_COUNTRY_HEADER
        countries = countries_with_withheld() if header else frozenset[str]()
        if not countries:
            return self.get_response(request)
        country = country_of(request.headers.get(header, ""))
        # Who judges reads all of it, wherever they sit; no reader is at the desk.
        judges = request.path_info.startswith(reverse("admin:index"))
        with reading_in(country if country in countries and not judges else ""):
            response = self.get_response(request)
        patch_vary_headers(response, [header])
        _keep_private(response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The notice, as RFC 7725 has it: 451, and a link that says who withholds it."""
        if not isinstance(error, WithheldHere):
            return None
        context = {"page": withheld(error.decision)}
        status = HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS
        response = render(request, "frontend/withheld.html", context, status=status)
        response["Link"] = f'<{request.scheme}://{request.get_host()}/>; rel="blocked-by"'
        # It may be lifted at any time, and a 451 may else be kept.
        response["Cache-Control"] = "private, no-store"
        return response


def _keep_private(response: HttpResponseBase) -> None:
    said = response.headers.get("Cache-Control", "")
    parts = [each.strip() for each in said.split(",") if each.strip()]
    kept = [each for each in parts if each.partition("=")[0].lower() not in _SHARED]
    if len(kept) < len(parts):
        response["Cache-Control"] = ", ".join(["private", *kept])
