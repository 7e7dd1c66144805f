"""Writer 6: correct a mistake after payout; readers see "edited" and the difference."""

from playwright.sync_api import expect

from tests.browser.walks.people import Enter, open_settings
from tests.frontend.world import World


def test_readers_see_what_was_corrected(enter: Enter, committed_world: World) -> None:
    writer, address = enter("tove"), f"/@tove/{committed_world.places['PAST']}"
    writer.goto(address)
    writer.get_by_role("link", name="Edit", exact=True).click()
    # The editor takes the place of the field that the page came with.
    expect(writer.locator(".cm-content")).to_be_visible()
    writer.get_by_role("textbox", name="Text").fill("Paid by then.")
    open_settings(writer)
    writer.get_by_label("None: I wrote it").check()
    writer.get_by_label("What changed").fill("A wrong word")
    settings = writer.get_by_role("group", name="Settings of this text")
    settings.get_by_role("button").last.click()
    writer.wait_for_url(f"**{address}")

    reader = enter()
    reader.goto(address)
    reader.get_by_role("link", name="version 2").click()
    expect(reader.get_by_role("row", name="A wrong word")).to_be_visible()
    difference = reader.get_by_role("region", name="version 2")
    expect(difference.get_by_role("deletion")).to_contain_text("now")
    expect(difference.get_by_role("insertion")).to_contain_text("then")
