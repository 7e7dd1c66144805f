"""Curator 10, as far as there is an effect to contest: notice, evidence, reply, and how it ends.

A finding moves no money, so there is no damping in coins; its page says so.
"""

import re

from playwright.sync_api import Page, expect

from tests.browser.walks.people import Enter, come_with_key
from tests.frontend.admin.offices import staff
from tests.frontend.world import World

EVIDENCE = "In round 3 account 1 and account 2 voted for each other alone."


def open_one(page: Page) -> None:
    """Open a finding at the desk, as an officer of the site does."""
    page.get_by_role("link", name="Moderation", exact=True).click()
    page.get_by_role("link", name="Findings", exact=True).click()
    page.get_by_label("Pattern").select_option("votes for each other")
    page.get_by_label("Names of those concerned").fill("tove, olaf")
    page.get_by_label("In words").fill(EVIDENCE)
    page.get_by_label("First payout round").fill("3")
    page.get_by_role("button", name="Show what will happen").click()
    expect(page.get_by_text("account 2: @olaf")).to_be_visible()
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_text("Those concerned are told and can reply.")).to_be_visible()


def test_from_the_notice_to_the_reply_and_the_end(enter: Enter, committed_world: World) -> None:
    for name in ("stina", "stig"):
        staff(name)
    open_one(come_with_key(enter, "stina"))

    olaf = enter("olaf", phone=True)
    olaf.goto("/notices")
    olaf.get_by_role("link", name="There is news of a finding that concerns you").click()
    mine = olaf.get_by_role("article", name=re.compile("votes for each other"))
    expect(mine).to_contain_text("You are account 2 there.")
    mine.get_by_label("What you have to say").fill("We edit each other's texts.")
    mine.get_by_role("button", name="Reply", exact=True).click()
    expect(olaf.get_by_text("Your reply stands in the register")).to_be_visible()
    mine.get_by_role("link", name=re.compile("^Finding no.")).click()
    main = olaf.get_by_role("main")
    expect(main).to_contain_text(EVIDENCE)
    expect(main.get_by_role("row", name="Votes counted")).to_be_visible()
    expect(main).to_contain_text("A finding moves no money.")

    hearer = come_with_key(enter, "stig")
    hearer.get_by_role("link", name="Moderation", exact=True).click()
    hearer.get_by_role("link", name="Findings", exact=True).click()
    hearer.get_by_role("main").get_by_role("link", name=re.compile("^No. ")).click()
    expect(hearer.get_by_text("We edit each other's texts.")).to_be_visible()
    hearer.get_by_label("Why, for everybody to read").fill("Both edit; the reply is right.")
    hearer.get_by_role("button", name="Drop the finding").click()
    expect(hearer.get_by_text("It is written down.")).to_be_visible()

    stranger = enter()
    stranger.goto(olaf.url)
    main = stranger.get_by_role("main")
    expect(main).to_contain_text("Dropped: it says nothing about anybody any more.")
    expect(main.get_by_role("listitem").filter(has_text="Account 2")).to_contain_text(
        "We edit each other's texts."
    )
    expect(main).not_to_contain_text("olaf")
