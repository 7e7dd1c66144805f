"""The editor's picture dialog: one's own uploads, a dozen at a time, with their descriptions."""

from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from articles.models import Media
from ledger.selectors import database_time
from tests.articles.pictures import photograph
from tests.browser.axe import faults
from tests.frontend.world import World, log_in


def opened(page: Page) -> Locator:
    log_in(page, "tove")
    page.goto("/write")
    page.get_by_role("button", name="Picture").click()
    dialog = page.get_by_role("dialog", name="Add a picture")
    dialog.get_by_text("From my uploads").click()
    return dialog


def written(page: Page) -> str:
    return page.locator(".cm-content").inner_text()


def test_an_older_one_is_put_into_the_text_with_its_words(
    browser_page: Page, committed_world: World
) -> None:
    page, now = browser_page, database_time()
    gate = Media.objects.get(pk=committed_world.places["UPLOAD"])
    for number in range(12):
        Media.objects.create(
            owner=committed_world.author,
            address=f"{number:032x}",
            width=400,
            height=300,
            size_bytes=1,
            alt=f"Row {number}",
            created_at=now + timedelta(seconds=number + 1),
        )
    dialog = opened(page)
    expect(dialog.get_by_role("radio")).to_have_count(12)
    dialog.get_by_role("button", name="Older uploads").press("Enter")
    expect(dialog.get_by_role("radio")).to_have_count(13)
    # The keyboard goes on with the first that came.
    expect(dialog.get_by_role("radio", name="A gate")).to_be_focused()
    page.keyboard.press("Space")
    words = dialog.get_by_label("What is to be seen or heard")
    expect(words).to_have_value("A gate")
    assert list(faults(page, place="picture dialog")) == []
    words.fill("A [red]\ngate")
    dialog.get_by_role("radio", name="Row 3").check()
    # What was typed is not replaced.
    expect(words).to_have_value("A [red]\ngate")
    dialog.get_by_role("radio", name="A gate").check()
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog).to_be_hidden()
    assert f"![A \\[red\\] gate](/media/{gate.address}.webp)" in written(page)
    expect(page.locator("#preview img")).to_have_attribute("alt", "A [red] gate")


def test_a_new_file_is_taken_instead_and_can_be_the_cover_at_once(
    browser_page: Page, committed_world: World, tmp_path: Path
) -> None:
    page = browser_page
    (tmp_path / "new.jpg").write_bytes(photograph())
    dialog = opened(page)
    dialog.get_by_role("radio", name="A gate").check()
    dialog.get_by_label("File").set_input_files(tmp_path / "new.jpg")
    expect(dialog.get_by_role("radio", name="A gate")).not_to_be_checked()
    expect(dialog.get_by_label("What is to be seen or heard")).to_have_value("")
    dialog.get_by_label("What is to be seen or heard").fill("Half red")
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog).to_be_hidden()
    assert "![Half red](/media/" in written(page)
    page.locator("#choices > summary").click()
    page.get_by_text("Choose a cover").click()
    page.get_by_role("radio", name="Half red").check()


def test_without_pictures_it_says_so(browser_page: Page, committed_world: World) -> None:
    Media.objects.filter(owner=committed_world.author).update(erased_at=database_time(), alt="")
    expect(opened(browser_page).get_by_text("No uploads yet")).to_be_visible()


def test_who_is_logged_out_meanwhile_is_told_that_none_came(
    browser_page: Page, committed_world: World
) -> None:
    dialog = opened(browser_page)
    expect(dialog.get_by_role("radio", name="A gate")).to_be_visible()
    browser_page.context.clear_cookies()
    dialog.get_by_text("From my uploads").click()
    dialog.get_by_text("From my uploads").click()
    expect(dialog.get_by_role("alert")).to_have_text("Your uploads did not come.")
