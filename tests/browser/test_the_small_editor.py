"""An answer has a plain field until a button or a name to complete brings the editor."""

from playwright.sync_api import Page, expect

from articles.models import Comment
from tests.frontend.world import World, log_in


def test_buttons_and_completion_under_an_answer(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    log_in(page, "olaf")
    page.goto(committed_world.article_address)
    field = page.locator("#reply")
    form = page.locator("form", has=field)
    field.click()
    bar = form.get_by_role("toolbar", name="Formatting")
    expect(bar).to_be_visible()
    page.keyboard.type("Weighed by ")
    expect(page.locator(".cm-editor")).to_have_count(0)
    bar.get_by_role("button", name="Bold").click()
    expect(form.locator(".cm-editor")).to_be_visible()
    page.keyboard.type("hand")
    page.keyboard.press("End")
    page.keyboard.type(" with @mi")
    form.get_by_role("option", name="@mira").wait_for()
    page.wait_for_timeout(150)
    page.keyboard.press("Enter")
    expect(field).to_have_value("Weighed by **hand** with @mira")
    form.get_by_role("button", name="Answer", exact=True).click()
    written = page.locator(".comment-text", has_text="Weighed by")
    expect(written.locator("strong")).to_have_text("hand")
    expect(written.get_by_role("link", name="@mira")).to_be_visible()
    assert Comment.objects.filter(revision__body__contains="**hand** with @mira").count() == 1


def test_a_name_to_complete_brings_the_editor_with_every_letter(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    log_in(page, "tove")
    page.goto(f"/work/{committed_world.places['COMMENT']}/edit")
    field = page.locator("#comment")
    field.fill("")
    field.press_sequentially("Ask @mir", delay=60)
    page.get_by_role("option", name="@mira").wait_for()
    expect(field).to_have_value("Ask @mir")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(field).to_have_value("**Ask @mir**")
    page.get_by_role("button", name="Publish this version").click()
    expect(page.locator(".comment-text strong", has_text="Ask @mir")).to_be_visible()
