"""Writer 3: choose everything about a text, look at it, plan it for tomorrow at nine in my zone,
and see it go out.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.services import prefer
from articles.models import Article, Plan
from frontend.pages.plans import publish_due
from ledger.selectors import database_time
from tests.browser.axe import faults
from tests.frontend.world import World, log_in

ZONE = ZoneInfo("Europe/Stockholm")


def choose_everything(page: Page, hour: str) -> None:
    page.get_by_label("None: I wrote it").check()
    page.get_by_text("Choose a cover").click()
    page.get_by_role("radio", name="A gate").check()
    page.get_by_label("What others may do with it").select_option("CC-BY-SA-4.0")
    page.get_by_label("Paid for by").fill("Seed Shop")
    page.get_by_label("Sensitive because of").fill("slugs")
    page.get_by_label("Published first at").fill("https://example.org/tiles")
    page.get_by_label("Tags", exact=True).fill("slugs tiles")
    page.get_by_label("Community", exact=True).select_option(label="Gardening")
    page.get_by_label("Co-authors and their per cent").fill("mira 20")
    page.get_by_label("Who may answer").select_option("followed")
    page.get_by_label("Part of the series").fill("Shade")
    page.get_by_text("Ask a question with it").click()
    page.get_by_label("Question", exact=True).fill("Tiles or boards?")
    page.get_by_label("Answers", exact=True).fill("Tiles\nBoards")
    page.get_by_label("Reward", exact=True).select_option("power")
    page.get_by_label("At most so much INK").fill("12.5")
    page.get_by_label("Publish later, at").fill(hour)


def accept(browser: Browser, site: str) -> None:
    """As mira, say yes to a fifth of the author's reward."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    log_in(page, "mira")
    page.goto("/requests")
    expect(page.get_by_role("article")).to_contain_text("20")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("status").first).to_have_text("You accepted.")
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_it_goes_out_tomorrow_at_nine_as_it_was_chosen(
    script: bool, browser: Browser, committed_world: World, site: str
) -> None:
    prefer(committed_world.author, time_zone=ZONE.key)
    day = database_time().astimezone(ZONE) + timedelta(days=1)
    nine = day.replace(hour=9, minute=0, second=0, microsecond=0)
    page = browser.new_context(base_url=site, java_script_enabled=script).new_page()
    log_in(page, "tove")
    page.goto("/write")
    page.fill("[name=title]", "Slugs and tiles")
    if script:
        page.locator(".cm-content").fill("Tiles keep *roots* cool.")
    else:
        page.fill("[name=body]", "Tiles keep *roots* cool.")
    if not script:
        page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("emphasis")).to_have_text("roots")
    # After a preview without script the settings may stand open already.
    if not page.get_by_label("None: I wrote it").is_visible():
        page.locator("#choices > summary").click()
    choose_everything(page, f"{nine:%Y-%m-%dT%H:%M}")
    if script:
        assert list(faults(page, place="settings of a text")) == []
    page.locator(".choices-sheet").get_by_role("button", name="Publish").click()
    page.wait_for_url("**/plans")
    expect(page.locator("main")).to_contain_text("09:00 (Europe/Stockholm)")
    if script:
        assert list(faults(page, place="plans")) == []
    accept(browser, site)
    moment = Plan.objects.get().publish_at
    assert moment == nine
    assert publish_due(moment - timedelta(seconds=1)) == 0
    assert publish_due(moment) == 1
    text = Article.objects.get(title="Slugs and tiles")
    assert text.work.terms.max_payout == 12_500
    page.goto("/@tove/slugs-and-tiles")
    main = page.locator("main")
    for words in (
        *("written without AI", "paid for by Seed Shop", "sensitive: slugs", "CC BY-SA 4.0"),
        *(
            "Gardening",
            "with mira",
            "Tiles or boards?",
            "part 2 of 2",
            "#tiles",
            "Only people whom the author follows",
        ),
    ):
        expect(main).to_contain_text(words)
    expect(main.locator("img.cover")).to_have_attribute("alt", "A gate")
    page.get_by_role("radio", name="Boards").check()
    page.get_by_role("button", name="Answer the poll").click()
    expect(page.locator("#poll")).to_contain_text("1 person answered")
    if script:
        assert list(faults(page, place="the text")) == []
    page.context.close()
