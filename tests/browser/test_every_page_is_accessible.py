"""axe finds nothing on any page, light and dark, on a phone and on a desk."""

from collections.abc import Iterator
from itertools import product
from typing import Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.frontend.world import World, log_in

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = {"phone": (390, 844), "desk": (1280, 900)}


def test_no_page_has_a_finding(browser: Browser, committed_world: World, site: str) -> None:
    found: list[str] = []
    for scheme, (size, (width, height)) in product(SCHEMES, SIZES.items()):
        context = browser.new_context(
            base_url=site,
            color_scheme=scheme,
            reduced_motion="reduce",
            viewport={"width": width, "height": height},
        )
        page = context.new_page()
        complaints = listen(page)
        found += findings(page, committed_world.public_addresses, place=f"{scheme} {size}")
        log_in(page, "tove")
        found += findings(page, committed_world.own_addresses, place=f"{scheme} {size}")
        context.close()
        assert complaints == []
    assert found == []


def listen(page: Page) -> list[str]:
    """What the console will complain about, pages that are meant to be missing left out."""
    complaints: list[str] = []

    def complain(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            complaints.append(message.text)

    page.on("console", complain)
    return complaints


def findings(page: Page, addresses: list[str], *, place: str) -> Iterator[str]:
    for address in addresses:
        page.goto(address)
        yield from faults(page, place=f"{place} {address}")


def faults(page: Page, *, place: str) -> Iterator[str]:
    """What is wrong with the page that is open."""
    result = Axe().run(page, options={"runOnly": RULES})
    for violation in result.response["violations"]:
        nodes = [node["html"][:160] for node in violation["nodes"][:3]]
        yield f"{place}: {violation['id']} {nodes}"
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if overflow > 0:
        yield f"{place}: {overflow} px wider than the screen"
    small = page.evaluate(SMALL_TARGETS)
    if small:
        yield f"{place}: targets under 44 px {small}"


#: Controls outside running text that are lower than 44 pixels.
SMALL_TARGETS = """() =>
  [...document.querySelectorAll("button, summary, nav a, .vote, .btn, input, select")]
    .filter((node) => node.checkVisibility() && !node.closest("label"))
    .filter((node) => !["hidden", "range"].includes(node.type))
    .filter((node) => node.getBoundingClientRect().height < 43.5)
    .map((node) => node.outerHTML.slice(0, 120))
"""
