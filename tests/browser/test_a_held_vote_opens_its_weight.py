"""A vote button that is held opens the sheet with the weight, and that press is no vote."""

from playwright.sync_api import Browser, Locator, Page, expect

from curation.models import Vote
from ledger.selectors import database_time
from tests.frontend.world import World, log_in, person


def parts(page: Page, world: World) -> tuple[Locator, Locator]:
    """The vote button under the text, and the slider in its sheet; ines looks at them."""
    person("ines", database_time())
    log_in(page, "ines")
    page.goto(world.article_address)
    value = page.get_by_role("region", name="Value")
    return value.locator("[data-vote]"), value.locator("details.weight input[type=range]")


def middle(button: Locator) -> tuple[float, float]:
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def votes(world: World) -> int:
    return Vote.objects.filter(work=int(world.places["WORK"])).count()


def test_by_the_mouse(browser_page: Page, committed_world: World) -> None:
    page, before = browser_page, votes(committed_world)
    button, slider = parts(page, committed_world)
    page.mouse.move(*middle(button))
    page.mouse.down()
    expect(slider).to_be_focused()
    page.mouse.up()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Escape")
    expect(slider).to_be_hidden()
    # Where it was let go of elsewhere, the next press by a key is a vote all the same.
    page.mouse.down()
    expect(slider).to_be_focused()
    page.mouse.move(1, 1)
    page.mouse.up()
    assert votes(committed_world) == before
    button.press("Enter")
    expect(page.locator("#announcer")).to_have_text("Your vote is counted.")
    assert votes(committed_world) == before + 1


def test_by_a_finger(browser: Browser, committed_world: World, site: str) -> None:
    before = votes(committed_world)
    context = browser.new_context(
        base_url=site, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    button, slider = parts(page, committed_world)
    x, y = middle(button)
    finger = context.new_cdp_session(page)
    finger.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    expect(slider).to_be_focused()
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(button).to_have_attribute("aria-pressed", "false")
    assert votes(committed_world) == before
    button.tap()
    expect(page.locator("#announcer")).to_have_text("Your vote is counted.")
    assert votes(committed_world) == before + 1
    context.close()
