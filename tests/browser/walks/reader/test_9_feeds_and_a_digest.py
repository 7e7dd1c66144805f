"""Reader 9: follow the same authors by RSS and by a digest in the mail.

From a Mastodon account belongs to federation's own issue.
"""

from xml.etree import ElementTree

from playwright.sync_api import expect

from accounts.models import Letter
from frontend.digests import write_due
from frontend.letters import words
from ledger.selectors import database_time
from tests.browser.walks.people import Enter
from tests.frontend.world import World


def test_the_profile_names_its_feed(enter: Enter, committed_world: World) -> None:
    page = enter()
    page.goto("/@tove")
    address = page.get_by_role("link", name="Atom", exact=True).first.get_attribute("href")
    assert address is not None
    feed = ElementTree.fromstring(page.request.get(address).body())
    titles = [each.text for each in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert "Growing beans in shade" in titles


def test_what_one_follows_has_a_feed_until_it_is_taken_back(
    enter: Enter, committed_world: World
) -> None:
    page = enter("olaf")
    page.goto("/@tove")
    page.get_by_role("button", name="Follow", exact=True).click()
    page.goto("/following")
    page.get_by_text("How this list is ordered").click()
    page.get_by_role("link", name="a private address").click()
    page.get_by_role("button", name="Make the addresses").click()
    address = page.get_by_label("Following, RSS").input_value()
    reader = enter().request
    assert "Growing beans in shade" in reader.get(address).text()
    page.get_by_role("button", name="Remove the addresses").click()
    expect(page.get_by_role("button", name="Make the addresses")).to_be_visible()
    assert reader.get(address).status == 404


def test_a_digest_is_chosen_comes_and_is_ended(enter: Enter, committed_world: World) -> None:
    page = enter("olaf")
    page.goto("/@tove")
    page.get_by_role("button", name="Follow", exact=True).click()
    page.goto("/settings/mail")
    page.get_by_label("Every day").check()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_label("Every day")).to_be_checked()
    assert write_due(database_time()) == 1
    _, text = words(Letter.objects.get(to="olaf@example.org", template="digest"))
    assert "Growing beans in shade" in text
    page.goto(text[text.index("/digest/stop/") :].split()[0])
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_role("heading", name="No more digests")).to_be_visible()
