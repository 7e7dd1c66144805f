"""Writer 9: receive tips and a follower, and answer the reply that came with them.

Tips, followers and replies from Mastodon belong to federation's own issue.
"""

from playwright.sync_api import Page, expect

from ledger.selectors import database_time
from ledger.services import seal
from notifications.gathering import gather
from tests.browser.walks.people import Enter, answer, give, value
from tests.frontend.world import World, prove


def tip_and_follow(page: Page, address: str) -> None:
    page.goto(address)
    value(page).get_by_role("link", name="Give a tip").click()
    page.get_by_label("5").check()
    page.get_by_label("A word with it").fill("For the beans")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("Nothing has moved yet")).to_be_visible()
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("A receipt.")).to_be_visible()
    page.get_by_role("link", name="To the text", exact=True).click()
    page.get_by_role("button", name="Follow", exact=True).click()
    page.get_by_label("Your answer").first.fill("Did the snails come?")
    page.get_by_role("button", name="Answer", exact=True).first.click()
    expect(page.get_by_text("Did the snails come?")).to_be_visible()


def test_the_writer_is_told_and_answers(enter: Enter, committed_world: World) -> None:
    give(committed_world.stranger, 20_000)
    reader, writer = enter(), enter("tove")
    prove(reader, "olaf")
    tip_and_follow(reader, committed_world.article_address)
    seal(database_time())
    gather(database_time())

    writer.goto("/notices")
    notices = writer.get_by_role("main").get_by_role("listitem")
    expect(notices.filter(has_text="follow").first).to_contain_text("olaf")
    expect(notices.filter(has_text="5.000").first).to_contain_text("olaf")
    writer.get_by_role("link", name="answered").first.click()
    comment = writer.get_by_role("article").filter(has_text="Did the snails come?")
    answer(comment, "Only at night.")
    expect(writer.get_by_text("Only at night.")).to_be_visible()
    writer.goto("/wallet")
    tip = writer.get_by_role("link", name="Tip from olaf for Growing beans in shade", exact=True)
    expect(tip).to_be_visible()
