"""The desk's own pages and one table, asked by axe at a desk and on a phone, in both themes."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.browser.axe import RULES
from tests.frontend.admin.offices import reported, staff, with_key
from tests.frontend.world import World, take_cookie

SIZES = {"phone": (360, 800), "desk": (1280, 900)}
PLACES = (
    *("/admin/", "/admin/cases/", "CASE", "/admin/ledger/transfer/", "PERSON"),
    *("/admin/acts/", "/admin/announcements/", "/admin/jobs/", "/admin/proposals/"),
    "/admin/storage/",
)
ASK = """async (rules) => (await axe.run({
  runOnly: {type: "tag", values: rules}, resultTypes: ["violations"],
})).violations.map(({id, nodes}) => `${id} ${nodes.map((it) => it.html.slice(0, 160))}`)"""
WIDER = "document.documentElement.scrollWidth - innerWidth"


@pytest.mark.slow
def test_the_desk_is_accessible(committed_world: World, browser_page: Page) -> None:
    case, moderator = reported(committed_world), staff("stina", administrator=True)
    take_cookie(browser_page, with_key(moderator))
    said: list[str] = []
    browser_page.on("console", lambda it: said.append(it.text) if it.type == "error" else None)
    found: list[str] = []
    for place in PLACES:
        address = {
            "CASE": f"/admin/cases/{case.pk}/",
            "PERSON": f"/admin/accounts/account/{committed_world.author.pk}/change/",
        }.get(place, place)
        for scheme in ("light", "dark"):
            browser_page.emulate_media(color_scheme=scheme)
            for size, (width, height) in SIZES.items():
                browser_page.set_viewport_size({"width": width, "height": height})
                browser_page.goto(address)
                browser_page.evaluate(AXE_SCRIPT)
                faults = browser_page.evaluate(ASK, RULES)
                found += [f"{scheme} {size} {place}: {fault}" for fault in faults]
                if (wide := browser_page.evaluate(WIDER)) > 0:
                    found.append(f"{size} {place}: {wide} px wider than the screen")
    assert found == []
    assert said == []
