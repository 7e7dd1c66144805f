"""Whole answers: what readers without an account share, and what the layers around a list take.

Requests go through the WSGI application in this process, without a server and a socket: `hello`
is the same application without a middleware, whose view says one word. A page that is remembered
came to 25 times as much: its layers, its frame with a nonce of its own, and its compression are
made for each reader. One word is no page, so that the goal waits for whole pages kept by a proxy.
"""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, Final

import psycopg
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from articles.models import Article
from articles.selectors import feed
from ledger.selectors import database_time
from tests.bench.reading import every, many_texts
from tests.bench.report import Measure
from tests.bench.server import Bench
from tests.bench.sizes import Size
from tests.bench.taking_turns import compared

_MEMORY: Final = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
_TURNS: Final = 100


def _hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def _timeline(request: HttpRequest) -> HttpResponse:
    """Twenty texts as a program would be given them."""
    found = feed("hot", now=database_time())
    texts = [
        {
            "id": card.work,
            "author": card.author,
            "title": card.title,
            "excerpt": card.excerpt,
            "at": card.published_at.isoformat(),
            "votes": card.ballot.upvotes,
            "estimate": card.reward.estimate,
        }
        for card in found.cards
    ]
    return HttpResponse(json.dumps({"texts": texts, "after": found.after}))


def shared(bench: Bench, size: Size) -> Iterator[Measure]:
    """Front page and article, remembered and made anew, against hello; remembered against anew."""
    with (
        many_texts(bench, size) as database,
        override_settings(CACHES=settings.CACHES | {"pages": _MEMORY}),
    ):
        hello, site = _bare("hello", _hello), _Site()
        text = Article.objects.select_related("author").order_by("-pk")[0]
        for what, place in (
            ("front page", "/"),
            ("article", f"/@{text.author.name}/{text.permlink}"),
        ):
            given, made = site.get(place, seconds=600), site.get(place, seconds=0)
            for words, goal, ours, bound in (
                (f"{what}, shared / hello", 3.0, given, hello),
                (f"{what}, made anew / hello", 3.0, made, hello),
                (f"{what}, shared / made anew", 0.5, given, made),
            ):
                yield compared(
                    database,
                    size,
                    name="R3",
                    what=words,
                    goal=goal,
                    ours=ours,
                    bound=bound,
                    turns=_TURNS,
                )


def timeline(bench: Bench, size: Size) -> Iterator[Measure]:
    """Twenty texts as JSON against the raw queries' rows, both as one answer.

    Our half of K1. Takahe is not run here. Where the design ran it, its public timeline took 52 ms
    of processor time and more, its home timeline 152, beside 2.0 at most for a list from a raw
    query: 26 and 76 times as much. So at most 2.6 such lists are ten times less than its public
    one, and at most 2.5 thirty times less than its home one.
    """
    with (
        many_texts(bench, size) as database,
        psycopg.connect(database.url, autocommit=True) as plain,
    ):

        def raw(request: HttpRequest) -> HttpResponse:
            return HttpResponse(json.dumps(every(plain), default=str))

        yield compared(
            database,
            size,
            name="K1",
            what="timeline of 20 as JSON / raw queries' rows as JSON",
            goal=2.5,
            ours=_bare("timeline", _timeline),
            bound=_bare("raw", raw),
        )


class _Site:
    """The whole application."""

    def __init__(self) -> None:
        self._handler = WSGIHandler()

    def get(self, place: str, *, seconds: int) -> Callable[[], object]:
        """A call that asks for a page, which is remembered for so long."""

        def ask() -> None:
            settings.INKWELL_PAGE_SECONDS = seconds
            _ask(self._handler, place)

        return ask


def _bare(place: str, view: Callable[[HttpRequest], HttpResponse]) -> Callable[[], object]:
    """A call that asks an application of nothing but one view."""
    with override_settings(MIDDLEWARE=[]):
        handler = WSGIHandler()
    request = type("_Request", (WSGIRequest,), {"urlconf": (path(place, view),)})
    handler.request_class = request
    return lambda: _ask(handler, f"/{place}")


def _ask(handler: WSGIHandler, place: str) -> None:
    """One request to the end; a LookupError where it is not answered with 200."""
    statuses: list[str] = []

    def begin(status: str, headers: object, error: object = None, /) -> Callable[[bytes], object]:
        statuses.append(status)
        return statuses.append  # type: ignore[return-value] # nothing writes past the answer

    answer = handler(_environ(place), begin)
    body = b"".join(answer)
    answer.close()
    if not (statuses[0].startswith("200") and body):
        raise LookupError(f"{place} was answered with {statuses[0]}.")


def _environ(place: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": place,
        "QUERY_STRING": "",
        "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
