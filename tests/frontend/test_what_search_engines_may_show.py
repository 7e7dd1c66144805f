"""Every page either has one address to be found at, or says that it is not to be found."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.services import describe
from articles.services import publish
from frontend.findable import FINDABLE
from frontend.urls import urlpatterns
from ledger.selectors import database_time
from tests.articles.pictures import picture
from tests.frontend.world import World

HOST = "http://testserver"


def head(address: str) -> str:
    return Client().get(address).content.decode().split("</head>")[0]


def canonical(address: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]*)">', head(address))


def test_what_may_be_found_has_names_that_there_are() -> None:
    assert {pattern.name for pattern in urlpatterns} >= FINDABLE


@pytest.mark.parametrize(
    ("asked", "one"),
    [
        ("/", "/"),
        ("/new?utm_source=elsewhere", "/new"),
        ("/tag/soil?order=hot", "/tag/soil"),
        ("/@TOVE", "/@tove"),
        ("/c/gardening", "/c/gardening"),
        ("/help/rewards", "/help/rewards"),
    ],
)
def test_a_page_has_one_address_however_it_is_asked_for(
    asked: str, one: str, world: World
) -> None:
    assert canonical(asked) == [HOST + one]
    assert "X-Robots-Tag" not in Client().get(asked).headers


def test_a_text_has_one_address_and_not_two(world: World) -> None:
    text = publish(world.author, title="Peas", body="Words.", now=database_time())
    address = f"/@tove/{text.permlink}"
    assert canonical(f"{address}?order=votes") == [HOST + address]
    # This one stood elsewhere first.
    assert canonical(world.article_address) == ["https://example.org/beans"]


def told(html: str) -> dict[str, str]:
    """What a page says of itself to other sites, by the name."""
    found = re.findall(r'<meta\s+(?:property|name)="([a-z:]+)"\s+content="([^"]*)"', html)
    return dict(found)


def test_a_list_says_in_its_own_words_what_it_is(world: World) -> None:
    pages = {
        address: told(head(address))
        for address in ("/", "/new", "/tag/soil", "/in/sv", "/c/gardening", "/@tove/series/shade")
    }
    assert len({each["description"] for each in pages.values()}) == len(pages)
    assert len({each["og:title"] for each in pages.values()}) == len(pages)
    for address, each in pages.items():
        assert each["og:url"] == HOST + address
        assert each["og:description"]
    assert pages["/c/gardening"]["og:description"] == "Soil."
    # A further page is one of the same list, which has its card at its beginning.
    assert "og:title" not in told(head("/new?after=nonsense"))


def test_a_tag_in_capitals_is_the_same_page(world: World) -> None:
    small, large = (Client().get(f"/tag/{name}") for name in ("soil", "Soil"))
    assert f'<link rel="canonical" href="{HOST}/tag/soil">' in large.text
    assert large.context["feed"] == small.context["feed"]


def test_further_pages_of_a_list_are_not_shown(world: World) -> None:
    now = database_time()
    for number in range(25):
        publish(world.author, title=f"Text {number}", body="Words.", now=now)
    (more,) = re.findall(
        r'rel="next"[^>]*href="([^"]*after[^"]*)"', Client().get("/new").content.decode()
    )
    answer = Client().get(more.replace("&amp;", "&"))
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "canonical" not in answer.content.decode()
    for books in ("/blocks", "/cycles", f"/cycle/{world.places['CYCLE']}"):
        assert "X-Robots-Tag" not in Client().get(books).headers
        assert Client().get(f"{books}?before=9").headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("name", ["settings", "wallet", "notices", "search", "saved"])
def test_what_is_ones_own_is_not_found(name: str, world: World) -> None:
    client = Client()
    client.force_login(world.author)
    answer = client.get(reverse(name))
    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex")


def test_neither_are_wallets_followers_and_what_is_missing(world: World) -> None:
    for address in (f"/wallet/{world.places['WALLET']}", "/@tove/followers", "/nowhere/at/all"):
        assert Client().get(address).headers["X-Robots-Tag"] == "noindex"


def test_a_profile_says_who_it_is_of(world: World) -> None:
    describe(
        world.author,
        display_name="Tove </script>",
        about='Grows "beans" & peas.',
        now=database_time(),
    )
    client = Client()
    client.force_login(world.author)
    client.post("/settings/portrait", {"file": SimpleUploadedFile("a.png", picture())})
    shown = head("/@tove")
    world.author.refresh_from_db()
    image = f"{HOST}/media/{world.author.portrait}.webp"
    assert "<title>Tove &lt;/script&gt; (@tove) · Inkwell</title>" in shown
    for name, content in (
        ("og:type", "profile"),
        ("profile:username", "tove"),
        ("og:url", f"{HOST}/@tove"),
        ("og:image", image),
    ):
        assert f'<meta property="{name}" content="{content}">' in shown
    assert "Grows &quot;beans&quot; &amp; peas." in shown
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown, re.S)
    told = json.loads(found)
    assert told["@type"] == "ProfilePage"
    assert told["mainEntity"] == {
        "@type": "Person",
        "name": "Tove </script>",
        "alternateName": "@tove",
        "identifier": "tove",
        "url": f"{HOST}/@tove",
        "description": 'Grows "beans" & peas.',
        "image": image,
    }
