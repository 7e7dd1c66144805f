"""A million characters in any field of any form are refused, and cost little memory."""

import tracemalloc
from http import HTTPStatus
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.frontend.forms_found import every_form, undone
from tests.frontend.world import World

MILLION = "a" * 1_000_000
#: The body, its parts and their copies; none of it is worked on.
MOST_BYTES = 16 * len(MILLION)


def test_a_million_characters_are_refused_in_every_field(world: World) -> None:
    wrong, tried = [], 0
    for client, form in every_form(world):
        for name in form.values if form.method == "post" else ():
            status = undone(client, form.filled(MILLION, name)).status_code
            tried += 1
            # Forms with a picture are measured as a whole.
            measured = form.address.endswith(("/cover", "/uploads", "/picture"))
            if status != HTTPStatus.CONTENT_TOO_LARGE and not measured:
                wrong.append(f"{form.address} {name}: {status}")
    print(f"{tried} fields")
    assert wrong == []


def test_refusing_costs_little_memory(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    client.post("/settings", {"about": ""})
    tracemalloc.start()
    try:
        assert client.post("/settings", {"about": MILLION}).status_code == 413
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("address", ["/search?q=", "/complete?kind=tag&q=", "/@"])
def test_a_long_address_is_refused(address: str, site: str) -> None:
    connection = HTTPConnection(urlsplit(site).netloc, timeout=30)
    connection.request("GET", address + "a" * 60_000)
    assert connection.getresponse().status in (400, 404, 414, 431)
    connection.close()
