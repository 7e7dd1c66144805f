"""What the toolbar's buttons put into a text keeps its form, and all of them are in sight."""

from playwright.sync_api import Page, expect

from articles.markup import render
from articles.models import Draft
from tests.frontend.world import World, log_in


def test_a_table_and_a_footnote_do_not_run_into_each_other(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    log_in(page, "olaf")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/write")
    bar = page.get_by_role("toolbar", name="Formatting")
    expect(bar).to_be_visible()
    assert bar.evaluate("bar => bar.scrollWidth <= bar.clientWidth")
    text = page.locator(".cm-content")
    text.click()
    page.keyboard.type("Words")
    for name in ("Footnote", "Table", "Footnote"):
        bar.get_by_role("button", name=name).click()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("#state")).to_contain_text("version")
    source = Draft.objects.get(account=committed_world.stranger).body
    made = render(source).html
    assert made.count("<tr>") == 3
    assert made.count('class="footnote-item"') == 2
    assert "[^" not in made
