"""axe finds nothing on the answers that refuse, break or wait, in both languages and themes."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from playwright.sync_api import Browser, Page, Route

from articles.services import erase
from ledger.selectors import database_time
from tests.browser.axe import faults_at_all_sizes
from tests.frontend.world import World

LOCALES: Final = {"en": "en-GB", "sv": "sv-SE"}
#: What no walk meets; it is printed here and sent by the network. 404 and 410 are met.
PRINTED: Final = ("400", "403", "403_csrf", "405", "413", "429", "500", "503")


def test_no_answer_that_refuses_has_a_finding(
    browser: Browser, committed_world: World, site: str
) -> None:
    world = committed_world
    erase(int(world.places["WORK"]), author=world.author, now=database_time())
    found: list[str] = []
    for language, locale in LOCALES.items():
        context = browser.new_context(base_url=site, locale=locale, reduced_motion="reduce")
        page = context.new_page()
        for name in PRINTED:
            found += findings(page, name=name, language=language)
        for address, status in (
            ("/there-is-nothing-here", HTTPStatus.NOT_FOUND),
            (world.article_address, HTTPStatus.GONE),
        ):
            answer = page.goto(address)
            assert answer is not None and answer.status == status
            assert page.get_attribute("html", "lang") == language
            found += faults_at_all_sizes(page, place=f"{language} {address}")
        context.close()
    assert found == []


def findings(page: Page, *, name: str, language: str) -> Iterator[str]:
    """What is wrong with a printed answer, which has the style of the site around it."""
    address, words = f"/refused/{name}", printed(name, language)

    def answer(route: Route) -> None:
        route.fulfill(status=int(name[:3]), content_type="text/html; charset=utf-8", body=words)

    page.route(f"**{address}", answer)
    page.goto(address)
    assert page.get_attribute("html", "lang") == language
    yield from faults_at_all_sizes(page, place=f"{language} {name}")


def printed(name: str, language: str) -> str:
    request = RequestFactory().get("/")
    request.user, request.session = AnonymousUser(), SessionStore()
    with translation.override(language):
        return render_to_string(f"{name}.html", {"wait": "2 min"}, request=request)
