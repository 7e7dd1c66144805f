"""In a long text and in a new one: the written line, the buttons and the list of names."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.frontend.world import log_in

SIZES = [(1280, 900), (390, 844)]


def box(found: Locator) -> tuple[float, float]:
    """Where it begins and ends, down from the top of the window."""
    at = found.bounding_box()
    assert at is not None
    return at["y"], at["y"] + at["height"]


def desk(page: Page, size: tuple[int, int]) -> Locator:
    log_in(page, "olaf")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto("/write")
    text = page.locator(".cm-content")
    text.click()
    return text


@pytest.mark.usefixtures("committed_world")
@pytest.mark.parametrize("size", SIZES)
def test_the_list_is_seen_in_a_new_text_and_at_the_end_of_a_long_one(
    browser_page: Page, size: tuple[int, int]
) -> None:
    page, text = browser_page, desk(browser_page, size)
    foot = page.get_by_role("navigation", name="Main, short")
    end = box(foot)[0] if foot.is_visible() else size[1]
    for lines in (0, 60):
        text.fill("A line of the text.\n" * lines)
        text.press("Control+End")
        page.keyboard.type("With @mi", delay=20)
        listed = page.get_by_role("listbox")
        expect(listed.get_by_role("option", name="@mira")).to_be_visible()
        # It is drawn out of sight first, and moved when its size is known.
        page.wait_for_timeout(300)
        top, bottom = box(listed)
        assert box(page.get_by_role("toolbar", name="Formatting"))[1] <= top
        assert bottom <= end
        page.keyboard.press("Escape")


@pytest.mark.usefixtures("committed_world")
def test_a_tag_stands_in_the_list_once(browser_page: Page) -> None:
    page, text = browser_page, desk(browser_page, SIZES[0])
    text.press_sequentially("About #bea", delay=20)
    expect(page.get_by_role("option", name="#beans")).to_have_text("#beans")


@pytest.mark.usefixtures("committed_world")
@pytest.mark.parametrize("size", SIZES)
def test_the_toolbar_stays_and_hides_no_written_line(
    browser_page: Page, size: tuple[int, int]
) -> None:
    page, text = browser_page, desk(browser_page, size)
    text.fill("A line of the text.\n" * 80)
    text.press("Control+End")
    bar, toolbar = page.locator(".desk-bar"), page.get_by_role("toolbar", name="Formatting")
    for _ in range(40):
        page.keyboard.press("ArrowUp")
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") > 0
    assert box(bar)[0] == 0
    assert box(toolbar)[0] == pytest.approx(box(bar)[1], abs=1)
    line = page.locator(".cm-cursor-primary")
    assert box(toolbar)[1] <= box(line)[0]
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(100)
    foot = page.get_by_role("navigation", name="Main, short")
    assert box(line)[1] <= (box(foot)[0] if foot.is_visible() else size[1])
