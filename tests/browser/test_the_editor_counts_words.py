"""The editor says as many words and minutes as the page does later: marks are no words."""

from playwright.sync_api import Page, expect

from articles.markup import render
from articles.models import Article
from articles.services import publish
from articles.wording import minutes
from ledger.selectors import database_time
from tests.frontend.world import World, log_in

BODY = f"""## What grows - and what does not

| month | hours |
|-------|------:|
| May   |     4 |

> - {"bean " * 230}
"""


def test_while_it_is_typed_and_when_it_is_opened_again(
    browser_page: Page, committed_world: World
) -> None:
    page, counted = browser_page, render(BODY).words
    assert minutes(counted) == 2
    log_in(page, "tove")
    page.goto("/write")
    text, count = page.locator(".cm-content"), page.locator("#count")
    text.click()
    page.keyboard.type("Beans | and")
    # Before the server has told, signs that stand alone are no words either.
    expect(count).to_contain_text("2 words · 1 min to read")
    text.fill(BODY)
    expect(page.locator("#preview")).to_contain_text("What grows")
    expect(count).to_have_text(f"{counted} words · 2 min to read")

    made = publish(committed_world.author, title="Counted", body=BODY, now=database_time())
    assert Article.objects.get(pk=made.pk).words == counted
    place = f"/@tove/{made.permlink}"
    page.goto(place)
    expect(page.locator(".byline, article header").first).to_contain_text("2 min")
    # Where no preview is shown what the server counted comes with the page.
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{place}/edit")
    expect(text).to_be_visible()
    expect(count).to_have_text(f"{counted} words · 2 min to read")
    text.press("Control+End")
    page.keyboard.type("one two")
    expect(count).to_have_text(f"{counted + 2} words · 2 min to read")
