"""What is done around every view of the site."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

type Answer = Callable[[HttpRequest], HttpResponseBase]


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
