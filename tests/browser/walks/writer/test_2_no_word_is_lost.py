"""Close in mid-sentence, lose the network, open a second tab: no word is lost."""

import re
from contextlib import suppress

from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError

from articles.models import Article, Draft
from tests.frontend.world import DRAFT, World, log_in

SAVED = re.compile(r"saved as version \d+, \d\d:\d\d")
SLOW = 15_000


def begin(page: Page, place: str = "/write") -> None:
    """Open the editor as tove."""
    log_in(page, "tove")
    page.goto(place)
    expect(page.locator(".cm-content")).to_be_visible()


def text_of(page: Page) -> str:
    return page.locator(".cm-content").inner_text().strip()


def type_in(page: Page, words: str) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def saved(page: Page) -> None:
    expect(page.locator("#state")).to_have_text(SAVED, timeout=SLOW)


def test_a_tab_closed_in_mid_sentence_lost_nothing(
    browser_page: Page, committed_world: World
) -> None:
    page, context = browser_page, browser_page.context
    begin(page)
    page.fill("[name=title]", "Slugs and tiles")
    type_in(page, "The first sentence is saved. ")
    saved(page)
    place = page.url
    context.route("**/drafts/save", lambda route: route.abort())
    type_in(page, "The second one breaks off in the")
    expect(page.locator("#state")).to_contain_text("kept on this device", timeout=SLOW)
    # The renderer dies: no event of leaving, and so no last words to the server.
    with suppress(PlaywrightError):
        page.goto("chrome://crash")
    page.close()
    assert "breaks off" not in Draft.objects.get(title="Slugs and tiles").body
    context.unroute("**/drafts/save")
    again = context.new_page()
    again.goto(place)
    expect(again.locator(".cm-content")).to_contain_text("The second one breaks off in the")
    expect(again.locator("[name=title]")).to_have_value("Slugs and tiles")
    saved(again)
    assert "breaks off in the" in Draft.objects.get(title="Slugs and tiles").body


def test_a_text_that_never_reached_the_server_is_offered_again(
    browser_page: Page, committed_world: World
) -> None:
    page, context = browser_page, browser_page.context
    begin(page)
    context.set_offline(True)
    type_in(page, "Written under ground.")
    expect(page.locator("#state")).to_have_text("offline: kept on this device", timeout=SLOW)
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto("/write")
    line = again.locator("#desk-notices", has_text="Kept on this device only")
    line.get_by_role("link", name="Open").last.click()
    expect(again.locator(".cm-content")).to_contain_text("Written under ground.")
    # By this page, with the hour, or already by the one that offered it: then just now.
    expect(again.locator("#state")).to_contain_text("saved as version 1", timeout=SLOW)
    assert Draft.objects.filter(body__contains="Written under ground.").count() == 1


def test_words_typed_offline_are_saved_on_return(
    browser_page: Page, committed_world: World
) -> None:
    page, context = browser_page, browser_page.context
    begin(page, f"/write?draft={DRAFT}")
    context.set_offline(True)
    type_in(page, " On the train.")
    expect(page.locator("#state")).to_have_text("offline: kept on this device", timeout=SLOW)
    type_in(page, " In the tunnel.")
    assert "tunnel" not in Draft.objects.get(key=DRAFT).body
    context.set_offline(False)
    saved(page)
    assert Draft.objects.get(key=DRAFT).body.endswith("On the train. In the tunnel.")
    assert page.evaluate("Object.keys(localStorage).filter((n) => n.includes(':draft:'))") == []


def test_a_page_older_than_what_is_saved_meanwhile_shows_the_newer_words(
    browser_page: Page, committed_world: World
) -> None:
    page, context = browser_page, browser_page.context
    begin(page, f"/write?draft={DRAFT}")
    # Which of the two is quicker, the words or the page, is for the network to say: three times.
    for words in (" One.", " Two.", " Three."):
        context.set_offline(True)
        type_in(page, words)
        expect(page.locator("#state")).to_have_text("offline: kept on this device", timeout=SLOW)
        context.set_offline(False)
        page.reload()
        expect(page.locator(".cm-content")).to_contain_text(words.strip())
    expect(page.locator("#state")).to_contain_text("saved as version 6", timeout=SLOW)
    assert page.evaluate("Object.keys(localStorage).filter((n) => n.includes(':draft:'))") == []


#: Take the lock of the page that keeps words here as soon as it lets go.
HOLD = """() => {
  const kept = Object.keys(localStorage).find((name) => name.startsWith("inkwell:draft:"));
  const lock = `inkwell:draft:${kept.slice(kept.lastIndexOf(":") + 1)}`;
  void navigator.locks.request(lock, () => new Promise((done) => (window.letGo = done)));
}"""


def test_words_of_a_page_that_lives_a_moment_longer_come_when_it_is_gone(
    browser_page: Page, committed_world: World
) -> None:
    page, context = browser_page, browser_page.context
    begin(page, f"/write?draft={DRAFT}")
    context.route("**/drafts/save", lambda route: route.abort())
    page.evaluate("navigator.sendBeacon = () => false")
    type_in(page, " Late.")
    expect(page.locator("#state")).to_contain_text("kept on this device", timeout=SLOW)
    other = context.new_page()
    other.goto("/help")
    # Whoever asks first has the lock next: to the page that comes, the one that went still lives.
    other.evaluate(HOLD)
    page.reload()
    other.wait_for_function("async () => (await navigator.locks.query()).pending.length > 0")
    expect(page.locator(".cm-content")).not_to_contain_text("Late.")
    context.unroute("**/drafts/save")
    other.evaluate("window.letGo()")
    expect(page.locator(".cm-content")).to_contain_text("Late.")
    expect(page.locator("#state")).to_contain_text("saved as version 4", timeout=SLOW)


def test_publishing_offline_says_so_and_keeps_the_text(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    begin(page, f"/write?draft={DRAFT}")
    page.context.set_offline(True)
    type_in(page, " One more word.")
    page.locator(".desk-actions > .btn-primary").click()
    expect(page.locator("#desk-notices")).to_contain_text("Not published", timeout=SLOW)
    assert text_of(page).endswith("One more word.")
    page.context.set_offline(False)
    saved(page)


def two_tabs(context: BrowserContext, first: Page) -> Page:
    """A second window of the draft; the first saves, then the second writes as well."""
    begin(first, f"/write?draft={DRAFT}")
    second = context.new_page()
    second.goto(f"/write?draft={DRAFT}")
    expect(second.locator("#desk-notices")).to_contain_text("open in another window too")
    expect(first.locator("#desk-notices")).to_contain_text("open in another window too")
    type_in(first, " From the first.")
    saved(first)
    expect(second.locator("#desk-notices")).to_contain_text("Another window saved version 4")
    type_in(second, " From the second.")
    expect(second.locator("#state")).to_contain_text("changed in another window", timeout=SLOW)
    return second


def test_two_tabs_show_their_conflict_and_keep_both_texts(
    browser_page: Page, committed_world: World
) -> None:
    second = two_tabs(browser_page.context, browser_page)
    # The way out is in sight wherever in the text one writes.
    both = second.locator(".desk-bar").get_by_role("button", name="Show both")
    expect(both).to_be_visible()
    second.locator(".cm-content").press("Control+End")
    second.keyboard.insert_text("\n" * 60)
    assert second.evaluate("scrollY") > 0
    expect(both).to_be_in_viewport()
    both.click()
    expect(second.locator("h1")).to_have_text("Two windows, two texts")
    expect(second.locator(".pairs del").first).to_contain_text("second")
    expect(second.locator(".pairs ins")).to_contain_text("first")
    second.get_by_role("button", name="Keep both").click()
    expect(second.locator(".cm-content")).to_contain_text("From the second.")
    assert Draft.objects.get(key=DRAFT).body.endswith("From the first.")
    assert Draft.objects.filter(body__contains="From the second.").count() == 1


def test_an_earlier_version_is_restored(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    begin(page, f"/write?draft={DRAFT}")
    page.get_by_role("link", name="Versions", exact=True).click()
    page.get_by_role("link", name="Version 1").click()
    expect(page.locator(".pairs")).to_be_visible()
    page.get_by_role("button", name="Restore this version").click()
    expect(page.locator(".cm-content")).to_have_text("Tiles.")


def test_publishing_takes_the_newest_words_and_leaves_no_draft(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    begin(page, f"/write?draft={DRAFT}")
    type_in(page, " The very last words.")
    page.locator(".desk-actions > .btn-primary").dblclick()
    expect(page.locator("h1")).to_have_text("Slugs")
    expect(page.locator("article")).to_contain_text("The very last words.")
    assert Article.objects.filter(title="Slugs").count() == 1
    assert not Draft.objects.filter(key=DRAFT).exists()
