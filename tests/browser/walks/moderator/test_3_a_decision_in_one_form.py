"""Moderator 3: rule, quotation, measures and a message in one form, by keyboard alone."""

from playwright.sync_api import expect

from tests.browser.keyboard import press_until
from tests.browser.walks.people import Enter, come_with_key
from tests.frontend.admin.offices import reported, staff
from tests.frontend.world import World


def test_a_text_is_removed_by_keyboard(enter: Enter, committed_world: World) -> None:
    case = reported(committed_world)
    staff("stina")
    page = come_with_key(enter, "stina")
    press_until(page, ".rail a[href='/admin/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    press_until(page, "main a[href='/admin/cases/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/cases/")
    press_until(page, f"a[href='/admin/cases/{case.pk}/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/admin/cases/{case.pk}/")
    press_until(page, "a[href='#decision']")
    page.keyboard.press("Enter")
    press_until(page, "[value=remove]")
    page.keyboard.press("Space")
    for name, words in (
        ("rule", "Write it yourself"),
        ("quoted", "Shade is not one thing"),
        ("message", "It stands in a catalogue. Name it, and it may come back."),
    ):
        press_until(page, f"[name={name}]")
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
    press_until(page, "[value=preview]")
    page.keyboard.press("Enter")
    told = page.get_by_role("status").filter(has_text="This will happen:")
    expect(told).to_contain_text("Put the reward on hold.")
    expect(told).to_contain_text("may appeal within 14 days")
    press_until(page, "[value=decide]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Decided. The author and the reporters are told.")).to_be_visible()

    stranger = enter()
    stranger.goto(committed_world.article_address)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Removed by moderators")
    expect(stranger.get_by_role("main")).to_contain_text("Write it yourself")
    expect(stranger.get_by_role("main")).not_to_contain_text("stina")
