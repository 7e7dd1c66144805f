"""Reader 6: comment with Markdown, be told of answers, and mute a person."""

from playwright.sync_api import expect

from tests.browser.walks.people import Enter, answer
from tests.frontend.world import World


def test_a_comment_its_answer_and_a_muted_person(enter: Enter, committed_world: World) -> None:
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
    reader.goto("/@tove")
    reader.get_by_text("Keep away").click()
    reader.get_by_role("button", name="Mute this person").click()
    reader.goto("/new")
    expect(reader.get_by_role("link", name="Growing beans in shade")).to_have_count(0)
    reader.goto("/settings/muted")
    reader.get_by_role("button", name="Unmute").click()
    reader.goto("/new")
    expect(reader.get_by_role("link", name="Growing beans in shade")).to_be_visible()
