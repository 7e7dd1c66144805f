"""Moderator 6: rules, welcome, roles, titles, lists of words, and how much one person may post."""

import re

from playwright.sync_api import Page, expect

from communities.models import Community
from communities.services import join
from ledger.selectors import database_time
from tests.browser.test_a_second_key import shown_by_the_app
from tests.browser.walks.people import Enter, come_with_key
from tests.frontend.admin.offices import SECRET
from tests.frontend.world import World


def to_settings(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Communities", exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name="Gardening", exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name="Settings", exact=True).click()
    page.wait_for_url("**/settings")


def test_an_owner_sets_it_up_and_a_newcomer_meets_it(enter: Enter, committed_world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    join(gardening, account=committed_world.stranger, now=database_time())
    page = come_with_key(enter, "mira")
    to_settings(page)
    page.get_by_label("Welcome").fill("Bring a spade.")
    page.get_by_label("Rules").fill("Say where\n\nWe cannot smell your soil from here.")
    page.get_by_role("main").get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_url("**/about")

    to_settings(page)
    page.get_by_role("link", name="Words and limits").click()
    page.get_by_label("Name of the list").fill("Bets")
    page.get_by_label("What follows where a text").select_option("It waits for a moderator")
    page.get_by_label("Words and phrases, one a line").fill("casino")
    page.get_by_role("button", name="Keep the list").click()
    expect(page.get_by_role("listitem").filter(has_text="Bets")).to_contain_text("(1)")
    page.get_by_label("Texts of one person in a day").fill("2")
    page.get_by_role("button", name="Keep the limits").click()

    page.goto("/c/gardening")
    page.get_by_role("link", name="3 members").click()
    olaf = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="olaf"))
    olaf.get_by_text("Role and title").click()
    olaf.get_by_label("Title of @olaf").fill("Keeper of slugs")
    olaf.get_by_role("button", name=re.compile("^Keep.*@olaf")).click()
    expect(olaf).to_contain_text("Keeper of slugs")
    olaf.get_by_text("Role and title").click()
    olaf.get_by_label("Role of @olaf").select_option("moderator")
    olaf.get_by_role("button", name=re.compile("^Give.*@olaf")).click()
    page.locator("[name=code]").fill(shown_by_the_app(SECRET["secret"]))
    page.get_by_role("button", name="It is me").click()
    expect(olaf.get_by_label("Role of @olaf")).to_have_value("moderator")
    olaf.get_by_role("button", name=re.compile("^Give.*@olaf")).click()
    expect(olaf.get_by_text("moderator · Keeper of slugs")).to_be_visible()

    newcomer = enter("tove", phone=True)
    newcomer.goto("/c/gardening")
    newcomer.get_by_role("link", name="About", exact=True).click()
    about = newcomer.get_by_role("main")
    for words in ("Bring a spade.", "Say where", "Keeper of slugs", "2 texts"):
        expect(about).to_contain_text(words)
