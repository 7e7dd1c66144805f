"""Reader 6: mute a person, a word or a thread, and hear of them again when I want."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.walks.people import Enter
from tests.frontend.world import World


def listed(page: Page) -> Locator:
    page.goto("/new")
    return page.get_by_role("main").get_by_role("link", name="Growing beans in shade")


def test_a_person(enter: Enter, committed_world: World) -> None:
    page = enter("olaf")
    page.goto("/@tove")
    page.get_by_text("Keep away").click()
    page.get_by_role("button", name="Mute this person").click()
    expect(listed(page)).to_have_count(0)
    unmute(page, "tove")
    expect(listed(page)).to_be_visible()


def mute(page: Page, words: str) -> None:
    page.goto("/settings/muted")
    page.get_by_label("Word or phrase").fill(words)
    page.get_by_role("button", name="Mute these words").click()
    expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()


def unmute(page: Page, what: str) -> None:
    page.goto("/settings/muted")
    row = page.get_by_role("main").get_by_role("listitem").filter(has_text=what)
    row.get_by_role("button", name="Unmute").click()


def test_a_word(enter: Enter, committed_world: World) -> None:
    page = enter("olaf")
    mute(page, "grow")
    expect(listed(page)).to_be_visible()
    mute(page, "BEANS")
    expect(listed(page)).to_have_count(0)
    unmute(page, "BEANS")
    expect(listed(page)).to_be_visible()
    mute(page, "every pod")
    page.goto(committed_world.article_address)
    expect(page.get_by_text("Every pod.")).to_be_hidden()
    page.get_by_text("Show the comment").click()
    expect(page.get_by_text("Every pod.")).to_be_visible()


def test_a_thread(enter: Enter, committed_world: World) -> None:
    page = enter("mira")
    page.goto(committed_world.article_address)
    page.get_by_role("button", name="Mute this thread").click()
    expect(listed(page)).to_have_count(0)
    unmute(page, "Growing beans in shade")
    expect(listed(page)).to_be_visible()
