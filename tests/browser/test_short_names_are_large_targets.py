"""A name in the head of a card is 44 pixels wide and high to a finger, however short it is."""

from playwright.sync_api import Browser

from tests.frontend.world import World

#: For every name: whether points 21 pixels around its middle lead to it.
REACHED = """() => [...document.querySelectorAll(".byline a")].flatMap((link) => {
  link.scrollIntoView({ block: "center" });
  const box = link.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  return [[0, 0], [-21, 0], [21, 0], [0, -21], [0, 21]]
    .filter(([right, down]) => !link.contains(document.elementFromPoint(x + right, y + down)))
    .map(([right, down]) => `${link.textContent} ${right} ${down}`);
})"""


def test_a_press_beside_a_short_name_meets_it(
    browser: Browser, committed_world: World, site: str
) -> None:
    for width in (390, 1280):
        page = browser.new_page(base_url=site, viewport={"width": width, "height": 900})
        page.goto("/new")
        assert page.locator(".byline a").count() >= 2
        narrow = page.locator(".byline a").first.evaluate("e => e.getBoundingClientRect().width")
        assert narrow < 44
        assert page.evaluate(REACHED) == []
        page.close()
