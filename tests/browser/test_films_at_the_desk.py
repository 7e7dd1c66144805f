"""A film and a sound: added at the desk, seen in the preview, and played when they are pressed."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.articles.films import film, sound
from tests.browser.axe import faults
from tests.frontend.world import World, log_in


def test_a_film_waits_and_is_played(
    browser_page: Page, committed_world: World, tmp_path: Path
) -> None:
    page = browser_page
    log_in(page, "tove")
    page.goto("/write")
    # A browser without bought codecs plays these.
    files = {
        "gate.webm": (film(container="webm", video="libvpx", audio="libopus"), "A gate opens"),
        "bees.ogg": (sound("ogg", audio="libopus"), "Bees in March"),
    }
    for name, (data, words) in files.items():
        (tmp_path / name).write_bytes(data)
        page.get_by_role("button", name="Picture").click()
        dialog = page.get_by_role("dialog", name="Add a picture, film or sound")
        dialog.get_by_label("File").set_input_files(tmp_path / name)
        dialog.get_by_label("What is to be seen or heard").fill(words)
        dialog.get_by_role("button", name="Add it").click()
        expect(dialog).to_be_hidden()
    expect(page.locator(".cm-content")).to_contain_text("![Bees in March](/media/")
    page.goto("/uploads")
    seen, heard = page.locator("video"), page.locator("audio")
    expect(seen).to_have_attribute("aria-label", "A gate opens")
    expect(heard).to_have_attribute("aria-label", "Bees in March")
    for player in (seen, heard):
        # Nothing is loaded before it is pressed.
        assert player.evaluate("it => [it.readyState, it.paused, it.autoplay]") == [0, True, False]
        player.evaluate("it => { it.muted = true; return it.play(); }")
        length = player.evaluate("it => it.duration")
        assert 0.9 < length < 1.2
        # Into the middle of the file, which asks for a part of it.
        player.evaluate("it => new Promise(done => { it.onseeked = done; it.currentTime = 0.5; })")
    assert list(faults(page, place="uploads with a film")) == []
