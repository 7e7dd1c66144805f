"""Moderator 8: a text is taken down for a legal claim, with all that was written about it.

Limits by country are no part of the site: what is against the law is removed for everybody.
"""

from playwright.sync_api import expect

from accounts.models import Letter
from tests.browser.walks.people import Enter, come_with_key, to_cases
from tests.frontend.admin.offices import staff
from tests.frontend.world import World


def test_from_the_claim_to_the_notice(enter: Enter, committed_world: World) -> None:
    claimant = enter(phone=True)
    claimant.goto(committed_world.article_address)
    claimant.get_by_role("link", name="Report to moderators").first.click()
    claimant.get_by_role("link", name="Claim a right by law").click()
    claimant.get_by_label("Your name").fill("Seed Shop")
    claimant.get_by_label("Your e-mail address").fill("rights@example.org")
    claimant.get_by_label("Which right you claim").fill("Copyright")
    claimant.get_by_label("What it is about, and why").fill("The table is page 9 of our book.")
    claimant.get_by_role("button", name="Send to moderators").click()
    expect(claimant.get_by_text("Moderators have it.")).to_be_visible()

    staff("stina")
    page = come_with_key(enter, "stina")
    to_cases(page)
    main = page.get_by_role("main")
    main.get_by_role("listitem").filter(has_text="legal claim").get_by_role("link").click()
    expect(main).to_contain_text("Seed Shop, rights@example.org")
    expect(main).to_contain_text("The table is page 9 of our book.")
    main.get_by_label("A letter to them").fill("Which edition?")
    main.get_by_role("button", name="Send the letter and keep it").click()
    expect(main.get_by_text("Which edition?")).to_be_visible()
    assert Letter.objects.filter(to="rights@example.org").exists()
    main.get_by_label("Remove the text").check()
    main.get_by_label("Rule that was broken").fill("Against the law: copyright")
    main.get_by_label("Message to the author").fill("The shop owns the table.")
    main.get_by_role("button", name="Show what will happen").click()
    main.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_text("Decided. The author is told.")).to_be_visible()
    expect(main.get_by_text("Which edition?")).to_be_visible()

    claimant.goto(committed_world.article_address)
    expect(claimant.get_by_role("heading", level=1)).to_have_text("Removed by moderators")
    claimant.get_by_role("link", name="The public log of decisions").click()
    expect(claimant.get_by_role("main")).to_contain_text("Against the law: copyright")
