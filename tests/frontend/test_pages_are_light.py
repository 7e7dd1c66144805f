"""Pages stay under 100 kB and their script, but at the desk, under 60; words come compressed."""

import gzip
import re
from collections.abc import Iterator
from functools import cache

from django.test import Client

from tests.frontend.world import World

MOST_HTML = 100_000
MOST_SCRIPT = 60_000
#: Where a text is written, with the editor.
MOST_AT_THE_DESK = 230_000


def packed(address: str) -> int:
    """Bytes on the way to a browser, of a file that is compressed."""
    answer = Client().get(address, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip", address
    body = b"".join(answer) if answer.streaming else answer.content
    assert gzip.decompress(body)
    return len(body)


def every_page(world: World) -> Iterator[tuple[str, str]]:
    """Each kind of page as everybody or its owner gets it."""
    own = Client()
    own.force_login(world.author)
    for client, addresses in ((Client(), world.public_addresses), (own, world.own_addresses)):
        for address in addresses:
            yield address, client.get(address, follow=True).text


def test_no_page_is_heavy(world: World) -> None:
    sizes = {address: len(html.encode()) for address, html in every_page(world)}
    assert {page: size for page, size in sizes.items() if size > MOST_HTML} == {}
    print(f"{len(sizes)} pages, the heaviest {max(sizes.values()):,} bytes")


def test_script_is_light_and_compressed_on_every_page(world: World) -> None:
    weigh = cache(packed)
    sums: dict[str, int] = {}
    for address, html in every_page(world):
        scripts = set(re.findall(r'<script[^>]*\ssrc="([^"]+)"', html))
        sums[address] = sum(map(weigh, scripts))
    desks = {address for address in sums if re.match("/write|/@.*/edit$", address)}
    most = {address: MOST_AT_THE_DESK if address in desks else MOST_SCRIPT for address in sums}
    assert {address: size for address, size in sums.items() if size > most[address]} == {}
    assert desks and min(sums.values()) > 0
    print(f"{max(sums.values()):,} bytes of script at most, {sums['/']:,} on the first page")


def test_words_are_compressed_and_pictures_left_alone(world: World) -> None:
    assert packed("/") < 20_000
    assert packed("/feeds/hot.atom") > 0
    answer = Client().get(
        "/static/frontend/fonts/inter-latin-wght-normal.woff2", headers={"accept-encoding": "gzip"}
    )
    assert "Content-Encoding" not in answer
    answer.close()
