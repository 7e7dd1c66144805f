"""Moderator 2: a case with its text and all its versions, what is known of its author, earlier
warnings, notes by colleagues, and the reward at stake.
"""

from uuid import UUID

from playwright.sync_api import expect

from articles.services import revise
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.reasons import Reason
from moderation.services import decide, note_about, report
from moderation.services.deciding import Ruling
from tests.browser.walks.people import Enter, come_with_key, to_cases
from tests.frontend.admin.offices import reported, staff
from tests.frontend.world import BODY, World


def fill(world: World) -> None:
    """A warning for another text, a note of a colleague, a change of the text, and a report."""
    now, birk = database_time(), staff("birk")
    work = int(world.places["WORK"])
    answer = int(world.places["COMMENT"])
    earlier = report(
        work_id=answer, reporter=world.stranger, reason=Reason.OTHER, key=UUID(int=3), now=now
    )
    ruling = Ruling([Measure.WARN], rule="Be kind", message="Softer, please.")
    decide(earlier.pk, by=birk, ruling=ruling, key=UUID(int=4), now=now)
    words = "Asked for a source."
    note_about(world.author, by=birk, community=None, words=words, key=UUID(int=5), now=now)
    revise(work, author=world.author, body=f"{BODY}\nCopied with love.", note="More", now=now)
    reported(world)


def test_everything_that_a_decision_needs_stands_on_one_page(
    enter: Enter, committed_world: World
) -> None:
    fill(committed_world)
    staff("stina")
    page = come_with_key(enter, "stina")
    to_cases(page)
    page.get_by_role("listitem").filter(has_text="tove, Gardening").get_by_role("link").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Copied with love.")
    expect(main).to_contain_text("From a seed catalogue.")
    expect(main).to_contain_text("At stake:")
    expect(main).to_contain_text("Asked for a source.")
    known = page.locator("section").filter(has=page.get_by_role("heading", name="The person"))
    expect(known).to_contain_text("Be kind")

    main.get_by_label("A note for colleagues").fill("The catalogue is from 1931.")
    main.get_by_role("button", name="Keep the note").click()
    expect(main).to_contain_text("stina: The catalogue is from 1931.")
    main.get_by_role("button", name="Look at it for two hours").click()
    expect(main).to_contain_text("stina looks at it")

    main.get_by_role("link", name="All that is known of @tove").click()
    expect(main).to_contain_text("Warnings so far")
    page.go_back()
    main.get_by_role("link", name="all versions").click()
    page.wait_for_url("**/versions/")
