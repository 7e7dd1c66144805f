"""Reader 1: where no script runs, the same texts are read, voted on and answered."""

from playwright.sync_api import Page, expect

from tests.browser.walks.people import Enter, answer, open_sheet, show_text, upvote, value
from tests.frontend.world import World, log_in_by_form


def test_a_stranger_reads_from_the_front_page_on(enter: Enter, committed_world: World) -> None:
    page = enter(script=False, phone=True)
    page.goto("/")
    page.get_by_role("link", name="Growing beans in shade").click()
    show_text(page)
    expect(page.get_by_text("My allotment lies under two lime trees.")).to_be_visible()
    expect(page.get_by_role("cell", name="May")).to_be_visible()
    expect(page.get_by_text("Every pod.")).to_be_visible()
    page.get_by_role("link", name="An older text").first.click()
    expect(page.get_by_text("Paid by now.")).to_be_visible()
    value(page).get_by_text("paid to 1 author").click()
    expect(value(page).get_by_role("table", name="From votes to tokens")).to_be_visible()


def vote_every_way(page: Page) -> None:
    upvote(page).click()
    expect(upvote(page)).to_have_attribute("aria-pressed", "true")
    upvote(page).click()
    expect(upvote(page)).to_have_attribute("aria-pressed", "false")
    open_sheet(page, "Weight")
    value(page).get_by_role("slider").fill("30")
    value(page).get_by_role("button", name="Upvote with this weight").click()
    expect(upvote(page)).to_have_attribute("aria-pressed", "true")
    open_sheet(page, "Too much reward")
    value(page).get_by_label("It belongs in another community").check()
    value(page).get_by_role("button", name="Dispute the reward").click()
    open_sheet(page, "Disputed by you")
    value(page).get_by_role("button", name="Take back your dispute").click()
    expect(upvote(page)).to_have_attribute("aria-pressed", "false")


def test_a_person_votes_answers_and_saves(enter: Enter, committed_world: World) -> None:
    page = enter(script=False)
    log_in_by_form(page, "mira")
    page.goto(committed_world.article_address)
    vote_every_way(page)
    form = page.locator("form", has=page.get_by_label("Your answer").first).first
    form.get_by_label("Your answer").fill("Beans *hate* wind.")
    form.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("emphasis").filter(has_text="hate")).to_be_visible()
    page.get_by_role("button", name="Answer", exact=True).first.click()
    mine = page.get_by_role("article", name="Comment by mira").filter(has_text="Beans hate wind.")
    expect(mine).to_be_visible()
    answer(mine, "Most of all in May.")
    expect(page.get_by_text("Most of all in May.")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Saved", exact=True)).to_be_visible()
