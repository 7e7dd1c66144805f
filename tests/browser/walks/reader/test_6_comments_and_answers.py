"""Reader 6: comment with Markdown and be told of answers."""

from playwright.sync_api import expect

from tests.browser.walks.people import Enter, answer
from tests.frontend.world import World


def test_a_comment_is_answered_and_that_is_told(enter: Enter, committed_world: World) -> None:
    reader, writer = enter("olaf"), enter("tove")
    address = committed_world.article_address
    reader.goto(address)
    field = reader.get_by_label("Your answer").first
    field.fill("Beans *hate* wind.")
    form = reader.locator("form", has=field)
    form.get_by_role("button", name="Preview").click()
    expect(form.get_by_role("emphasis")).to_have_text("hate")
    form.get_by_role("button", name="Answer", exact=True).click()
    comment = reader.get_by_role("article", name="olaf").last
    expect(comment.get_by_role("emphasis")).to_have_text("hate")

    writer.goto(address)
    theirs = writer.get_by_role("article", name="olaf").last
    answer(theirs, "Not runner beans.")
    expect(writer.get_by_text("Not runner beans.")).to_be_visible()

    reader.goto("/")
    reader.get_by_role("link", name="Notices 1 unread").click()
    reader.get_by_role("link", name="tove answered").click()
    expect(reader.get_by_text("Not runner beans.")).to_be_visible()
