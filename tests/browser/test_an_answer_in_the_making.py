"""What is typed under a text stays on the device until the server has taken it."""

from playwright.sync_api import Locator, Page, expect

from articles.choices import Answers
from articles.models import Article, Comment
from tests.frontend.world import World, log_in

WORDS = "A thing that took me a long bus ride to write down."


def height(field: Locator) -> float:
    box = field.bounding_box()
    assert box is not None
    return box["height"]


def begin(page: Page, world: World) -> Locator:
    """The field under the text, opened by olaf."""
    log_in(page, "olaf")
    page.goto(world.article_address)
    return page.locator("#reply")


def test_words_are_there_when_one_comes_back(browser_page: Page, committed_world: World) -> None:
    page, field = browser_page, begin(browser_page, committed_world)
    field.press_sequentially(WORDS)
    page.locator(".comment-text").first.wait_for()
    page.goto("/new")
    page.goto(committed_world.article_address)
    expect(field).to_have_value(WORDS)
    expect(page.get_by_text("These words were kept on this device.").first).to_be_visible()
    log_in_as_another(page)
    page.goto(committed_world.article_address)
    expect(field).to_have_value("")


def log_in_as_another(page: Page) -> None:
    page.context.clear_cookies()
    log_in(page, "mira")


def test_a_refused_answer_stays_until_it_is_taken(
    browser_page: Page, committed_world: World
) -> None:
    page, field = browser_page, begin(browser_page, committed_world)
    texts = Article.objects.filter(pk=int(committed_world.places["WORK"]))
    field.fill(WORDS)
    texts.update(answers=Answers.CLOSED)
    page.locator("form", has=field).get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_role("heading", name="Your answer was not sent")).to_be_visible()
    expect(field).to_have_value(WORDS)
    texts.update(answers=Answers.OPEN)
    page.goto(committed_world.article_address)
    expect(field).to_have_value(WORDS)
    page.locator("form", has=field).get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator(".comment-text", has_text=WORDS)).to_be_visible()
    expect(field).to_have_value("")
    page.goto(committed_world.article_address)
    expect(field).to_have_value("")
    page.go_back()
    expect(field).to_have_value("")
    kept = "Object.keys(localStorage).filter(name => name.startsWith('inkwell:answer:')).length"
    assert page.evaluate(kept) == 0


def test_words_that_are_too_many_are_counted_and_not_cut(
    browser_page: Page, committed_world: World
) -> None:
    page, field = browser_page, begin(browser_page, committed_world)
    form = page.locator("form", has=field)
    # A sign of two units is one character.
    long = "😀" + "a" * 20_311
    field.fill(long)
    expect(
        form.get_by_text("312 too many: a comment has at most 20\u202f000 char")
    ).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    form.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text(
        "A text has at most 20\u202f000 characters; this has 20\u202f312."
    )
    expect(field).to_have_value(long)
    field.fill(long[:19_000])
    expect(form.get_by_text("19\u202f000 of 20\u202f000 characters")).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "false")
    field.fill("Short.")
    expect(form.locator("[data-most]")).to_be_hidden()


def test_an_answer_that_arrived_unheard_stands_once(
    browser_page: Page, committed_world: World
) -> None:
    page, field = browser_page, begin(browser_page, committed_world)
    field.fill(WORDS)
    # The server takes the words, and the line breaks before it can say so.
    page.route("**/reply", lambda route: (route.fetch(max_redirects=0), route.abort()))
    page.locator("form", has=field).get_by_role("button", name="Answer", exact=True).click()
    page.wait_for_timeout(500)
    page.unroute("**/reply")
    page.context.clear_cookies(name=f"answered-{committed_world.places['WORK']}")
    page.goto(committed_world.article_address)
    expect(field).to_have_value(WORDS)
    page.locator("form", has=field).get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator(".comment-text", has_text=WORDS)).to_have_count(1)
    assert Comment.objects.filter(revision__body=WORDS).count() == 1


def test_the_field_grows_and_the_preview_stands_in_place(
    browser_page: Page, committed_world: World
) -> None:
    page, field = browser_page, begin(browser_page, committed_world)
    low = height(field)
    field.fill("Line\n" * 12 + "and *stress*")
    assert height(field) > 2 * low
    page.locator("form", has=field).get_by_role("button", name="Preview").click()
    expect(page.locator("#reply-preview em")).to_have_text("stress")
    assert page.url.endswith(committed_world.article_address)
