"""What is done around every view of the site."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from zoneinfo import ZoneInfo

from django.db import DataError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils import timezone, translation

from accounts.errors import Suspended
from articles.errors import InSuspension
from frontend.blind import judging_first
from frontend.findable import is_findable
from frontend.pages.silence import Silenced, silence
from frontend.phrases import sums
from frontend.refusals import told
from frontend.views.edges import preferences, viewer

#: Characters in one field of a form; the longest text that is stored has 200,000.
LONGEST_FIELD: Final = 500_000

_READING: Final = ("GET", "HEAD")

type Answer = Callable[[HttpRequest], HttpResponseBase]


def as_the_reader_chose(get_response: Answer) -> Answer:
    """Show pages in the language and the time zone that the account chose, with or without sums.

    Who has no account, or chose no language, keeps the browser's.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        if viewer(request) is None:
            return get_response(request)
        chosen = preferences(request)
        zone = ZoneInfo(chosen.time_zone)
        blind = judging_first(chosen=chosen.judges_first)
        with timezone.override(zone), sums(hidden=chosen.hide_sums), blind:
            if not chosen.interface_language:
                return get_response(request)
            with translation.override(chosen.interface_language):
                request.LANGUAGE_CODE = chosen.interface_language
                response = get_response(request)
                response.headers.setdefault("Content-Language", chosen.interface_language)
                return response

    return respond


def words_for_wrong_methods(get_response: Answer) -> Answer:
    """Give a 405 its page; Django answers it with nothing but the methods that would do."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method == "HEAD":
            return response
        page = render(request, "405.html", status=response.status_code)
        page["Allow"] = response["Allow"]
        return page

    return respond


def no_final_slash(get_response: Answer) -> Answer:
    """Lead from an address with a slash too many to the one that a page has without it.

    Nothing is told by it that the address itself does not tell: it is asked for next.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        missing = response.status_code == HTTPStatus.NOT_FOUND and request.method in _READING
        if not missing or not request.path_info.endswith("/"):
            return response
        if not is_valid_path(request.path_info.removesuffix("/")):
            return response
        path, mark, query = request.get_full_path().partition("?")
        return HttpResponsePermanentRedirect(f"{path.removesuffix('/')}{mark}{query}")

    return respond


def noindex_unless_findable(get_response: Answer) -> Answer:
    """Tell search engines to leave out every page that is not meant for them."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not is_findable(request):
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    return respond


class WordsForTheSuspended:
    """Gives a page to what a suspended account may not do and no form has a place to say, and to
    what others do not read of it.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page, as 403. What was begun is undone: a service raises before it writes."""
        if isinstance(error, Silenced):
            context = {"page": silence(error.name)}
            return render(request, "frontend/silenced.html", context, status=HTTPStatus.FORBIDDEN)
        if isinstance(error, (Suspended, InSuspension)):
            words = {"why": told(error)}
            return render(request, "frontend/voiceless.html", words, status=HTTPStatus.FORBIDDEN)
        return None


class NothingUnreadable:
    """Refuses what no view could want, and what the database has no text for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], *args: object
    ) -> HttpResponse | None:
        """The page for a field of a form that is longer than anything here, as 413.

        Nearly all requests pass by their length alone. The check of the token has read the form
        already; a view without it measures for itself, before anything is read.
        """
        length = request.META.get("CONTENT_LENGTH") or "0"
        short = not length.isdecimal() or int(length) <= LONGEST_FIELD
        if short or getattr(view, "csrf_exempt", False):
            return None
        if all(len(text) <= LONGEST_FIELD for text in request.POST.values()):
            return None
        return render(request, "413.html", status=HTTPStatus.CONTENT_TOO_LARGE)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a NUL, as 400: no text of PostgreSQL holds one, no keyboard types one.

        Forms refuse it field by field; this is for what views read without a form. Nothing has
        been written when the database's driver refuses.
        """
        if isinstance(error, DataError) and "NUL" in str(error):
            return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)
        return None
