"""What is typed for a comment's next version stays on the device until it is taken."""

from playwright.sync_api import Locator, Page, expect

from articles.models import Comment
from articles.services import revise
from ledger.selectors import database_time
from tests.frontend.world import World, log_in

WORDS = "Every pod, and the leaves that came with it."
KEPT = "Object.keys(localStorage).filter(name => name.startsWith('inkwell:answer:')).length"


def begin(page: Page, world: World) -> Locator:
    """The form of tove's comment."""
    log_in(page, "tove")
    page.goto(f"/work/{world.places['COMMENT']}/edit")
    return page.locator("#comment")


def test_words_come_back_until_they_are_published(
    browser_page: Page, committed_world: World
) -> None:
    page, field = browser_page, begin(browser_page, committed_world)
    published = field.input_value()
    page.reload()
    expect(field).to_have_value(published)
    field.fill(WORDS)
    page.goto("/new")
    page.goto(f"/work/{committed_world.places['COMMENT']}/edit")
    expect(field).to_have_value(WORDS)
    expect(page.get_by_text("These words were kept on this device.")).to_be_visible()
    page.get_by_role("button", name="Show the published words").click()
    expect(field).to_have_value(published)
    page.reload()
    expect(field).to_have_value(WORDS)
    page.get_by_role("button", name="Publish this version").click()
    expect(page.locator(".comment-text", has_text=WORDS)).to_be_visible()
    assert page.evaluate(KEPT) == 0


def test_kept_words_overwrite_no_newer_version(browser_page: Page, committed_world: World) -> None:
    page, field = browser_page, begin(browser_page, committed_world)
    field.fill(WORDS)
    work = int(committed_world.places["COMMENT"])
    revise(work, author=committed_world.author, body="From elsewhere.", now=database_time())
    page.reload()
    expect(field).to_have_value(WORDS)
    page.get_by_role("button", name="Publish this version").click()
    expect(page.locator("#newest")).to_have_value("From elsewhere.")
    expect(field).to_have_value(WORDS)
    assert Comment.objects.get(pk=work).revision.body == "From elsewhere."
