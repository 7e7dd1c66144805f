"""What other sites show beside a link: the cover, a picture of the text, or that of the site."""

import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image

from articles import services
from articles.choices import Choices
from articles.labels import Labels
from articles.services import publish
from frontend.pages.machines import OPEN_PAGES
from frontend.pages.shared_pictures import first_picture
from ledger.selectors import database_time
from tests.articles.pictures import picture
from tests.frontend.world import World

HOST = "http://testserver"


def told(address: str) -> dict[str, str]:
    """What a page says of itself to other sites, by the name."""
    shown = Client().get(address).content.decode().split("</head>")[0]
    return dict(re.findall(r'<meta\s+(?:property|name)="([a-z:]+)"\s+content="([^"]*)"', shown))


def test_a_text_without_cover_has_its_first_picture_and_a_cover_goes_before(world: World) -> None:
    now = database_time()
    sizes = ((60, 40), (1_000, 600), (800, 600))
    small, first, other = (
        services.upload(world.author, data=picture(*size), alt=f"{size[0]} wide", now=now)
        for size in sizes
    )
    body = "\n\n".join(f"![](/media/{each.address}.webp)" for each in (small, first, other))
    text = publish(world.author, title="Rows", body=body, now=now)
    address = f"/@tove/{text.permlink}"
    shown = told(address)
    assert shown["og:image"] == f"{HOST}/media/{first.address}.webp"
    assert (shown["og:image:alt"], shown["twitter:card"]) == ("1000 wide", "summary_large_image")
    assert Client().get(shown["og:image"].removeprefix(HOST)).getvalue()[8:12] == b"WEBP"
    services.choose_cover(text.pk, author=world.author, media_id=other.pk)
    assert told(address)["og:image"] == f"{HOST}/media/{other.address}.webp"


def test_what_is_warned_of_and_what_has_no_picture_have_that_of_the_site(world: World) -> None:
    now = database_time()
    media = services.upload(world.author, data=picture(1_000, 600), now=now)
    body = f"![Rows](/media/{media.address}.webp)"
    warned = publish(
        world.author,
        title="Blood",
        body=body,
        choices=Choices(labels=Labels(sensitive="Blood.")),
        now=now,
    )
    plain = publish(world.author, title="Plain", body="Words.", now=now)
    for text in (warned, plain):
        shown = told(f"/@tove/{text.permlink}")
        assert re.fullmatch(rf"{HOST}/static/frontend/card\.?\w*\.png", shown["og:image"])
        assert shown["twitter:card"] == "summary"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_open_page_says_what_it_is_and_has_a_picture(language: str, world: World) -> None:
    places = [reverse(name) for name in OPEN_PAGES]
    places += ["/help/rewards", "/help/example", "/@tove", "/tag/soil", "/@tove/series/shade"]
    places += ["/rules/inkwell-1", f"/cycle/{world.places['CYCLE']}", "/c/gardening"]
    for address in places:
        shown = Client(headers={"accept-language": language}).get(address).content.decode()
        shown = shown.split("</head>")[0]
        assert 'property="og:title" content="' in shown, address
        assert re.search(rf'property="og:image"\s+content="{HOST}/(static|media)/', shown), address


def test_the_picture_of_the_site_has_the_size_that_it_says(db: None) -> None:
    address = told("/help")["og:image"].removeprefix(f"{HOST}/static/")
    drawn = Image.open(io.BytesIO((Path(settings.STATIC_ROOT) / address).read_bytes()))
    shown = told("/help")
    assert drawn.size == (int(shown["og:image:width"]), int(shown["og:image:height"]))
    assert drawn.format == "PNG"
    # Paper in the corner, ink in the middle of the blot: it is no empty page.
    pixels = drawn.convert("RGB")
    assert pixels.getpixel((0, 0)) != pixels.getpixel((drawn.width // 2, drawn.height // 4))


def test_a_still_of_a_film_will_do_and_sound_has_none() -> None:
    film = (
        '<figure><video src="/media/a.mp4" poster="/media/a.webp" width="640" height="360"'
        ' aria-label="A > b"></video></figure>'
    )
    found = first_picture(f"<p>Words</p>{film}")
    assert found is not None
    assert (found.url, found.width, found.alt) == ("/media/a.webp", 640, "A > b")
    assert first_picture('<audio src="/media/a.mp3" controls></audio><p>x &lt;img&gt;</p>') is None
