"""axe finds nothing on the pages that say what went wrong, in Swedish, whose words are longer."""

from functools import partial

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.test import Client
from playwright.sync_api import Page, Route

from articles.services import erase
from frontend.views import feeds
from ledger.selectors import database_time
from tests.browser.axe import faults_at_all_sizes
from tests.frontend.world import World

#: Raised where a page is made, by the status that is answered.
FAULTS = {
    400: SuspiciousOperation("nonsense"),
    413: RequestDataTooBig("too big"),
    500: RuntimeError("a fault of ours"),
    503: OperationalError("the server closed the connection"),
}


def pages(world: World, patch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A page of each kind that tells of a fault, by its status and what was asked."""
    client = Client(raise_request_exception=False, headers={"accept-language": "sv"})
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "sv"})
    answers = {
        "404": client.get("/nowhere"),
        "405": client.post("/new"),
        "403 of a form": strict.post("/language"),
        "429": [client.post("/accounts/signup/", {}) for _ in range(21)][-1],
    }
    for status, fault in FAULTS.items():

        def fail(fault: Exception = fault) -> None:
            raise fault

        with patch.context() as broken:
            broken.setattr(feeds, "database_time", fail)
            answers[str(status)] = client.get("/new")
    erase(int(world.places["WORK"]), author=world.author, now=database_time())
    answers["410"] = client.get(world.article_address)
    client.force_login(world.stranger)
    answers["403"] = client.get("/c/gardening/settings")
    assert {name: name[:3] for name in answers} == {
        name: str(answer.status_code) for name, answer in answers.items()
    }
    return {name: answer.content for name, answer in answers.items()}


def send(body: bytes, route: Route) -> None:
    """As a page that is there: a browser shows its own words in place of some faults."""
    route.fulfill(content_type="text/html; charset=utf-8", body=body)


def test_no_page_of_a_fault_has_a_finding(
    browser_page: Page, committed_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser_page.emulate_media(reduced_motion="reduce")
    found: list[str] = []
    for name, body in pages(committed_world, monkeypatch).items():
        browser_page.route("**/fault", partial(send, body))
        browser_page.goto("/fault")
        assert browser_page.locator("html[lang=sv] h1").inner_text()
        found += faults_at_all_sizes(browser_page, place=name)
        browser_page.unroute("**/fault")
    assert found == []
