"""What is done around every view of the site."""

from collections.abc import Callable
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation

from frontend.phrases import sums
from frontend.views.edges import preferences, viewer

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
        with timezone.override(zone), sums(hidden=chosen.hide_sums):
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
