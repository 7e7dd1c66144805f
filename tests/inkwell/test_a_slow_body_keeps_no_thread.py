"""Who sends a byte now and then is not waited for: a few of them would hold every thread."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse

from inkwell import bodies


@contextmanager
def connected(method: str) -> Iterator[tuple[WSGIRequest, socket.socket]]:
    """A request over a connection of its own, of which the first of a thousand bytes came."""
    browser, server = socket.socketpair()
    with server, server.makefile("rb") as received, browser:
        browser.sendall(b"a")
        yield (
            WSGIRequest(
                {
                    "REQUEST_METHOD": method,
                    "CONTENT_LENGTH": "1000",
                    "wsgi.input": received,
                    "gunicorn.socket": server,
                }
            ),
            browser,
        )


def is_answered(request: WSGIRequest) -> bool:
    """Whether an answer that reads nothing of the request comes within seconds."""

    def refuse(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=403)

    thread = Thread(target=bodies.heard_out(refuse), args=(request,), daemon=True)
    thread.start()
    thread.join(5)
    return not thread.is_alive()


def test_a_form_is_waited_for_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MOST_SECONDS", 0.1)
    with connected("POST") as (request, browser):
        assert is_answered(request)
        # What is answered still reaches them.
        request.META["gunicorn.socket"].sendall(b"no")
        assert browser.recv(2) == b"no"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT"])
def test_with_others_browsers_send_nothing(method: str) -> None:
    with connected(method) as (request, _browser):
        assert is_answered(request)
