"""Whatever the site answers, a browser is told to guess nothing, frame nothing, run nothing."""

import pytest
from django.test import Client

from frontend.views import feeds
from tests.frontend.world import World

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: One address of each class of answers, with its status.
ANSWERS = {
    "/": 200,
    "/feeds/hot.atom": 200,
    "/feeds/hot.rss": 200,
    "/sitemap.xml": 200,
    "/robots.txt": 200,
    "/manifest.webmanifest": 200,
    "/blot/tove.svg": 200,
    "/favicon.ico": 301,
    "/write": 302,
    "/complete?q=to": 403,
    "/there-is-nothing-here": 404,
    "/oembed?url=x": 404,
    "/theme": 405,
    "/accounts/login/": 200,
    "/accounts/2fa/": 302,
    "/static/nothing.js": 404,
}


def missing(client: Client, address: str, status: int) -> list[str]:
    """What a header of an answer lacks."""
    answer = client.get(address)
    assert answer.status_code == status, address
    policy = answer.headers.get("Content-Security-Policy", "")
    wrong = [name for name, value in HEADERS.items() if answer.headers.get(name) != value]
    if "default-src 'none'" not in policy or "unsafe" in policy:
        wrong.append(f"Content-Security-Policy: {policy}")
    return [f"{address} {name}" for name in wrong]


def test_every_class_of_answer_has_them(world: World) -> None:
    client = Client()
    pages = ANSWERS | {
        world.article_address: 200,
        f"/media/{world.places['PICTURE']}.webp": 410,
        "/search/suggest?q=be": 200,
    }
    found = [line for place, status in pages.items() for line in missing(client, place, status)]
    assert found == []


def test_a_fault_has_them_too(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr(feeds, "database_time", fail)
    assert missing(Client(raise_request_exception=False), "/new", 500) == []


def test_cookies_are_for_the_site_alone(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    client.get("/write")
    session, token = client.cookies["sessionid"], client.cookies["csrftoken"]
    assert session["httponly"] is True
    assert session["samesite"] == token["samesite"] == "Lax"
