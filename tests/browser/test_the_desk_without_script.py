"""Without script the desk's menu stands beside its pages or above them, and covers nothing."""

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.frontend.admin.offices import proven, staff, with_key
from tests.frontend.world import World, take_cookie


def apart(menu: Locator, words: Locator) -> bool:
    one, other = menu.bounding_box(), words.bounding_box()
    assert one is not None and other is not None
    beside = one["x"] + one["width"] <= other["x"]
    above = one["y"] + one["height"] <= other["y"]
    return beside or above


@pytest.mark.parametrize("width", [390, 1280])
def test_the_menu_covers_nothing(
    browser: Browser, committed_world: World, site: str, width: int
) -> None:
    context = browser.new_context(
        base_url=site, java_script_enabled=False, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    take_cookie(page, proven(with_key(staff("stina", administrator=True))))
    for place in ("/admin/", "/admin/cases/", "/admin/accounts/account/"):
        page.goto(place)
        menu = page.locator("#nav-sidebar")
        expect(menu.get_by_role("link").first).to_be_visible()
        assert apart(menu, page.locator("#content")), place
        assert apart(menu, page.locator("h1").first), place
    context.close()
