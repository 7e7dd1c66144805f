"""From the short control beside a comment to its weight and its dispute, in place."""

from playwright.sync_api import Page, expect

from articles.models import Comment
from curation.models import Vote
from ledger.selectors import database_time
from tests.frontend.world import World, log_in, person


def test_a_comment_is_weighed_in_place(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    work = Comment.objects.get(article=int(committed_world.places["WORK"]), parent=None).pk
    person("ines", database_time())
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, "ines")
    page.goto(committed_world.article_address)
    control = page.locator(f"#vote-{work}")
    control.get_by_role("link", name="Weight").click()
    sheet = control.locator("details.weight")
    expect(sheet.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    slider = sheet.locator("input[type=range]")
    slider.focus()
    page.keyboard.press("Home")
    sheet.get_by_role("button").click()
    expect(control.locator("form[action$=withdraw]")).to_have_count(1)
    assert Vote.objects.get(work=work).weight_bp == 100
    expect(control.locator("details.dispute")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
