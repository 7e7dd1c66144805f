"""Pictures by a plain form and in a text, and cards that load nothing before they are pressed."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, expect

from articles.services import publish
from ledger.selectors import database_time
from tests.articles.pictures import photograph
from tests.frontend.world import World, log_in

FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
FRAME = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"


def test_a_picture_goes_from_the_form_into_a_text_without_script(
    browser: Browser, committed_world: World, site: str, tmp_path: Path
) -> None:
    (tmp_path / "gate.jpg").write_bytes(photograph())
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    log_in(page, "olaf")
    page.goto("/uploads")
    page.set_input_files("#file", tmp_path / "gate.jpg")
    page.fill("#alt", "A red gate")
    page.click("main form .btn-primary")
    line = page.locator("article input[readonly]").first.input_value()
    author = committed_world.stranger
    article = publish(author, title="A gate", body=f"Here.\n\n{line}", now=database_time())
    page.goto(f"/@olaf/{article.permlink}")
    shown = page.locator("figure img")
    expect(shown).to_have_attribute("alt", "A red gate")
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 64
    page.goto("/uploads")
    page.click("article a:has-text('Delete')")
    page.click("main form .btn-error")
    page.goto(f"/@olaf/{article.permlink}")
    expect(page.locator("figure.gap")).to_have_text("A red gate")
    context.close()


def test_a_card_loads_from_its_host_when_it_is_pressed_and_not_before(
    browser_page: Page, committed_world: World
) -> None:
    page, asked = browser_page, list[str]()

    def answer(request: Request) -> None:
        asked.append(request.url)

    page.on("request", answer)
    film = "<!doctype html><p>A film</p>"
    page.context.route(
        re.compile("^https:"), lambda route: route.fulfill(body=film, content_type="text/html")
    )
    body = f"Words.\n\n{FILM}\n\nMore."
    author = committed_world.author
    article = publish(author, title="A film", body=body, now=database_time())
    page.goto(f"/@tove/{article.permlink}")
    expect(page.locator(".embed > a")).to_have_attribute("href", FILM)
    button = page.locator(".embed > button")
    expect(button).to_contain_text("www.youtube-nocookie.com")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.startswith("https:")] == []
    button.focus()
    page.keyboard.press("Enter")
    frame = page.locator(".embed > iframe")
    expect(frame).to_have_attribute("src", FRAME)
    assert "allow-top-navigation" not in (frame.get_attribute("sandbox") or "")
    expect(page.frame_locator(".embed > iframe").locator("p")).to_have_text("A film")


def test_the_policy_keeps_every_other_frame_out(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    page.goto("/")
    refused = page.evaluate(
        """() => new Promise((done) => {
          document.addEventListener("securitypolicyviolation", (event) => {
            done(event.effectiveDirective);
          });
          const frame = document.createElement("iframe");
          frame.src = "https://evil.example/";
          document.body.append(frame);
        })"""
    )
    assert refused == "frame-src"
