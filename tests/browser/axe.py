"""What is wrong with a page that is open: what axe finds, what is too wide, what is too small."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What may be right in light and wrong in dark; the themes differ in colours alone.
OF_COLOUR: Final = ["color-contrast", "link-in-text-block"]
#: As narrow as a page of 1280 pixels is at 400 % (WCAG 1.4.10), and the small phones of today.
PHONE: Final = {"width": 320, "height": 800}
#: An ordinary phone, whose owner made all type twice as large (WCAG 1.4.4).
LARGE: Final = {"width": 390, "height": 800}
DESK: Final = {"width": 1280, "height": 900}


def faults(page: Page, *, place: str, kind: str = "", colours: bool = False) -> Iterator[str]:
    """What is wrong with the page that is open; with `colours`, of these alone. With a `kind`, the
    page has to be the one of the address of that name.
    """
    # A click waits until the next page begins, not until all of it is there.
    if kind:
        page.wait_for_url(lambda url: kind_of(url) == kind)
    page.wait_for_load_state()
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    kind, names = ("rule", OF_COLOUR) if colours else ("tag", RULES)
    found = page.evaluate(LOOK, {"runOnly": {"type": kind, "values": names}})
    yield from (f"{place}: {each}" for each in found)


def kind_of(url: str) -> str:
    """The name of an address; "" for one of nothing."""
    try:
        return resolve(urlsplit(url).path).url_name or ""
    except Resolver404:
        return ""


def faults_at_all_sizes(page: Page, *, place: str, kind: str = "") -> Iterator[str]:
    """The same on a desk and on a narrow phone, light and dark; the page is loaded once."""
    for name, size in (("desk", DESK), ("phone", PHONE)):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            here = f"{scheme} {name} {place}"
            yield from faults(page, place=here, kind=kind, colours=scheme == "dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(LARGE)  # type: ignore[arg-type]
    for wide in page.evaluate(TWICE_AS_LARGE):
        yield f"type twice as large {place}: {wide}"
    page.set_viewport_size(DESK)  # type: ignore[arg-type]


#: What axe finds, how much wider than the screen the page is, and controls outside running text
#: that are lower than 44 pixels.
LOOK: Final = """async (options) => {
  const found = (await axe.run({...options, resultTypes: ["violations"]})).violations.map(
    ({id, nodes}) => `${id} ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160))}`);
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`${wide} px wider than the screen`);
  const low = [...document.querySelectorAll("button, summary, nav a, .vote, .btn, input, select")]
    .filter((node) => node.checkVisibility() && !node.closest("label"))
    .filter((node) => !["hidden", "range"].includes(node.type))
    .filter((node) => node.getBoundingClientRect().height < 43.5)
    .map((node) => node.outerHTML.slice(0, 120));
  if (low.length) found.push(`targets under 44 px ${low}`);
  return found;
}"""

#: Whether the page is wider than the screen with type twice as large and all that folds open.
TWICE_AS_LARGE: Final = """() => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
  document.documentElement.style.fontSize = "200%";
  const wide = document.documentElement.scrollWidth - innerWidth;
  const out = [...document.querySelectorAll("body *")]
    .filter((node) => node.checkVisibility())
    .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
    .filter((node) => !node.closest(".scroll-x, .sr-only")).slice(0, 3)
    .map((node) => node.outerHTML.slice(0, 120));
  document.documentElement.style.fontSize = "";
  return wide > 0 ? [`${wide} px wider than the screen ${out}`] : [];
}"""
