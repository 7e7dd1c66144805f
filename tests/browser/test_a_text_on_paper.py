"""A printed text: black on white, with where its links lead; no bars, and nothing to press."""

from playwright.sync_api import Page, expect

from tests.browser.walks.people import show_text
from tests.frontend.world import World, log_in

_CONTROLS = "button, input, select, textarea, nav:not([aria-label=Series]), .btn, [role=button]"
_WORDS = ("Show the text", "Who voted", "Give a tip", "how?", "Answer", "Report", "Tip")
_COLOURS = """() => {
  const shown = [...document.querySelectorAll(":is(article, #comments, #poll) *")];
  const written = shown.filter((each) => each.checkVisibility() && each.textContent.trim());
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  return [...new Set(written.map((each) => getComputedStyle(each).color))].map((colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
  });
}
"""


def test_it_is_black_and_holds_nothing_to_press(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    log_in(page, "olaf")
    page.emulate_media(color_scheme="dark")
    page.goto(committed_world.article_address)
    show_text(page)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(_CONTROLS).filter(visible=True)).to_have_count(0)
    for words in _WORDS:
        expect(page.get_by_text(words, exact=True).filter(visible=True)).to_have_count(0)
    # From a dark page as well: the brightest part of any colour of words is far below white's 255.
    assert max(page.evaluate(_COLOURS)) < 100
    link = page.locator(".article-text a[href='https://example.org/']")
    after = link.evaluate("each => getComputedStyle(each, '::after').content")
    assert "https://example.org/" in after
    for name in ("Growing beans in shade", "What shade is", "Which bean next?", "2 comments"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text("Did you weigh them?")).to_be_visible()
