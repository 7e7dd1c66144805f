"""Who sends more than is taken hears why: the answer comes after the body, not instead of it."""

from http.client import HTTPConnection
from typing import Final
from urllib.parse import urlsplit

import pytest
from django.test import Client

from accounts.services import register
from articles.films import MAX_BYTES
from inkwell.bodies import MOST_BYTES
from ledger.selectors import database_time

MEGABYTE: Final = 1024 * 1024
TOO_LARGE: Final = MAX_BYTES + MEGABYTE
FORM: Final = "multipart/form-data; boundary=x"


def logged_in(*, somebody: bool) -> str:
    """The cookie of a browser in which somebody is logged in, or nobody."""
    client = Client()
    if somebody:
        client.force_login(register("ines", email="ines@example.org", now=database_time()))
    return "; ".join(f"{each.key}={each.value}" for each in client.cookies.values())


def sent(site: str, address: str, *, size: int, cookie: str) -> tuple[int, str]:
    """What a real server answers to so many bytes, sent as browsers send them: to the end."""
    connection = HTTPConnection(urlsplit(site).netloc, timeout=60)
    headers = {"Content-Type": FORM, "Cookie": cookie}
    try:
        connection.request("POST", address, b"\0" * size, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_a_file_that_is_too_large_is_answered_in_words(site: str) -> None:
    cookie = logged_in(somebody=True)
    status, said = sent(site, "/media/upload", size=TOO_LARGE, cookie=cookie)
    words = "The file is 65 MB, the limit for films and sound is 64."
    assert (status, words in said) == (413, True)
    status, _ = sent(site, "/uploads", size=TOO_LARGE, cookie=cookie)
    assert status == 302


@pytest.mark.parametrize(
    ("address", "status"), [("/media/upload", 403), ("/uploads", 302), ("/nowhere", 404)]
)
def test_so_is_who_may_not_send_it(site: str, address: str, status: int) -> None:
    # Taken apart it would be no form at all: 400.
    cookie = logged_in(somebody=False)
    assert sent(site, address, size=5 * MEGABYTE, cookie=cookie)[0] == status


def test_what_nobody_sends_by_a_slip_is_not_waited_for(site: str) -> None:
    connection = HTTPConnection(urlsplit(site).netloc, timeout=30)
    connection.putrequest("POST", "/uploads")
    connection.putheader("Content-Length", str(MOST_BYTES + 1))
    connection.endheaders()
    assert connection.getresponse().status == 302
    connection.close()
