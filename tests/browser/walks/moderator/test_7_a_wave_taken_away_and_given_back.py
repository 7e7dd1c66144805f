"""Moderator 7: all texts and votes of a spam wave, previewed, taken away and given back as one."""

from datetime import timedelta

from playwright.sync_api import expect

from articles.services import reply
from ledger.selectors import database_time
from moderation.services import sweep_on
from tests.browser.walks.people import Enter, come_with_key
from tests.frontend.admin.offices import staff
from tests.frontend.world import World


def work_off() -> None:
    """What the worker does while the page waits."""
    while sweep_on(database_time()):
        pass


def test_a_wave_goes_and_comes_back(enter: Enter, committed_world: World) -> None:
    now = database_time()
    for words in ("Buy pills.", "Buy more pills."):
        reply(
            int(committed_world.places["WORK"]),
            author=committed_world.stranger,
            body=words,
            now=now,
        )
    staff("stina")
    page = come_with_key(enter, "stina")
    page.get_by_role("link", name="Moderation", exact=True).click()
    page.get_by_role("link", name="Spam waves", exact=True).click()
    main = page.get_by_role("main")
    main.get_by_label("Published from").fill((now - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"))
    main.get_by_label("Until before").fill((now + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"))
    main.get_by_label("Names of authors").fill("@olaf")
    main.get_by_label("Take their authors' votes back too").check()
    main.get_by_label("Rule that was broken").fill("No advertising")
    main.get_by_role("button", name="Show what would go").click()
    preview = page.locator("#preview")
    expect(preview).to_contain_text("below Growing beans in shade")
    expect(preview.get_by_role("listitem").filter(has_text="upvote 50 %")).to_have_count(1)
    main.get_by_role("button", name="Take away what is ticked").click()
    expect(main).to_contain_text("It goes on by itself")
    work_off()
    page.reload()
    expect(main).to_contain_text("is taken away")

    reader = enter(phone=True)
    reader.goto(committed_world.article_address)
    expect(reader.locator("#comments")).to_contain_text("Did you weigh them?")
    expect(reader.locator("#comments")).not_to_contain_text("pills")

    main.get_by_role("button", name="Give all of it back").click()
    work_off()
    page.reload()
    expect(main).to_contain_text("was given back")
    reader.reload()
    expect(reader.locator("#comments")).to_contain_text("Buy more pills.")
