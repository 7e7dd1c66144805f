"""What was refused at the desk is read first, and each line of it leads to its field."""

from playwright.sync_api import Page, expect

from tests.frontend.world import World, log_in


def test_every_line_leads_to_its_field_on_a_phone(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    page.set_viewport_size({"width": 390, "height": 640})
    log_in(page, "tove")
    page.goto("/write")
    page.locator("details.choices > summary").click()
    page.fill("[name=canonical]", "nowhere")
    page.fill("[name=cap]", "-3")
    page.fill("[name=publish_at]", "2020-01-01T09:00")
    page.fill("[name=coauthors]", "nobody-here 20")
    page.locator("details", has=page.locator("[name=poll_question]")).last.locator(
        "summary"
    ).click()
    page.fill("[name=poll_question]", "Which?")
    page.fill("[name=poll_options]", "One")
    page.locator(".choices-sheet .btn-primary").click()
    told = page.locator("#refused")
    expect(told).to_be_focused()
    expect(told.get_by_text("Nothing was published.")).to_be_in_viewport()
    expect(page.locator(".choices-sheet")).not_to_be_visible()
    told.get_by_role("link", name="Text", exact=True).press("Enter")
    expect(page.locator(".cm-content")).to_be_focused()
    expect(page.locator(".cm-line").first).to_be_in_viewport()
    told.get_by_role("link", name="Published first at").press("Enter")
    field = page.locator("[name=canonical]")
    expect(field).to_be_focused()
    head, box = page.locator(".choices-sheet > h2").bounding_box(), field.bounding_box()
    assert head is not None
    assert box is not None
    assert box["y"] >= head["y"] + head["height"], "below the head that stays"
    page.locator("details.choices > summary").click()
    told.get_by_role("link", name="Answers", exact=True).press("Enter")
    expect(page.locator("[name=poll_options]")).to_be_focused()
