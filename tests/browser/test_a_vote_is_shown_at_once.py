"""The vote button shows the new state before the server answers; a refusal puts it right."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from curation.models import Vote, Work
from ledger.selectors import database_time
from tests.frontend.world import World, log_in, person


@pytest.fixture
def control(browser_page: Page, committed_world: World) -> Locator:
    """The control under a text with one vote, before ines has voted."""
    person("ines", database_time())
    log_in(browser_page, "ines")
    browser_page.goto(committed_world.article_address)
    return browser_page.locator(f"#vote-{committed_world.places['WORK']}")


@contextmanager
def held(page: Page, pattern: str) -> Iterator[list[Route]]:
    """Requests to these addresses wait until the block ends."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(pattern, hold)
    yield waiting
    page.unroute(pattern)


def test_the_new_state_stands_before_the_answer(
    browser_page: Page, control: Locator, committed_world: World
) -> None:
    button, work = control.locator("[data-vote]"), int(committed_world.places["WORK"])
    expect(button).to_have_text("Upvote · 1")
    with held(browser_page, "**/vote") as waiting:
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_have_text("Upvoted · 2")
        assert Vote.objects.filter(work=work).count() == 1
        waiting[0].continue_()
    expect(control.locator("form[action$=withdraw]")).to_have_count(1)
    expect(button).to_have_text("Upvoted · 2")
    assert Vote.objects.filter(work=work).count() == 2


def test_a_refusal_puts_it_right_and_says_why(
    browser_page: Page, control: Locator, committed_world: World
) -> None:
    button, work = control.locator("[data-vote]"), int(committed_world.places["WORK"])
    with held(browser_page, "**/vote") as waiting:
        button.click()
        expect(button).to_have_text("Upvoted · 2")
        Work.objects.filter(pk=work).update(allows_votes=False)
        waiting[0].continue_()
    expect(control.get_by_role("alert")).to_contain_text("vote")
    expect(button).to_have_count(0)
    expect(control).to_contain_text("1")
    assert Vote.objects.filter(work=work).count() == 1


def test_without_an_answer_it_goes_back(browser_page: Page, control: Locator) -> None:
    button = control.locator("[data-vote]")
    with held(browser_page, "**/vote") as waiting:
        button.click()
        expect(button).to_have_text("Upvoted · 2")
        waiting[0].abort()
    expect(button).to_have_text("Upvote · 1")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(browser_page.locator("#failure")).to_be_visible()


def test_what_it_does_to_the_reward_and_the_list_of_votes_is_shown_too(
    browser_page: Page, control: Locator
) -> None:
    beside = browser_page.locator("#votes-beside")
    expect(beside).not_to_contain_text("ines")
    standing = browser_page.locator("#standing")
    before = standing.inner_text()
    control.locator("[data-vote]").click()
    expect(beside).to_contain_text("ines")
    expect(standing).not_to_have_text(before, use_inner_text=True)
    expect(control.locator("summary", has_text="100\u00a0%")).to_be_visible()


def test_a_dispute_leaves_its_mark(browser_page: Page, control: Locator) -> None:
    control.get_by_text("Too much reward").click()
    control.get_by_label("Votes were exchanged for it").check()
    control.get_by_role("button", name="Dispute the reward").click()
    expect(control.get_by_text("Disputed by you")).to_be_visible()
    browser_page.reload()
    expect(control.get_by_text("Disputed by you")).to_be_visible()
