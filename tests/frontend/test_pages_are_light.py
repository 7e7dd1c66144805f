"""Pages stay under 100 kB and what they load of script under 60 kB, and words come compressed."""

import gzip
import re

from django.test import Client

from tests.frontend.world import World

MOST_HTML = 100_000
MOST_SCRIPT = 60_000


def packed(address: str) -> int:
    """Bytes on the way to a browser, of a file that is compressed."""
    answer = Client().get(address, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip", address
    body = b"".join(answer) if answer.streaming else answer.content
    assert gzip.decompress(body)
    return len(body)


def test_no_page_is_heavy(world: World) -> None:
    own = Client()
    own.force_login(world.author)
    walks = [(Client(), world.public_addresses), (own, world.own_addresses)]
    sizes = {
        address: len(client.get(address, follow=True).content)
        for client, addresses in walks
        for address in addresses
    }
    assert {page: size for page, size in sizes.items() if size > MOST_HTML} == {}
    print(f"{len(sizes)} pages, the heaviest {max(sizes.values()):,} bytes")


def test_script_is_light_and_compressed(world: World) -> None:
    html = Client().get(world.article_address).content.decode()
    scripts = re.findall('<script src="([^"]+)"', html)
    total = sum(packed(address) for address in scripts)
    assert len(scripts) >= 2
    assert total < MOST_SCRIPT
    print(f"{total:,} bytes of script")


def test_words_are_compressed_and_pictures_left_alone(world: World) -> None:
    assert packed("/") < 20_000
    assert packed("/feeds/hot.atom") > 0
    answer = Client().get(
        "/static/frontend/fonts/inter-latin-wght-normal.woff2", headers={"accept-encoding": "gzip"}
    )
    assert "Content-Encoding" not in answer
    answer.close()
