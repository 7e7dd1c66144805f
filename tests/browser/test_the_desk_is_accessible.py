"""The desk's own pages and one table, asked by axe at a desk and on a phone, in both themes."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

from articles.services import publish
from ledger.selectors import database_time
from moderation.models import Case, Likeness
from moderation.reasons import Reason
from moderation.services import keep_reply, note_about, report
from tests.browser.axe import RULES
from tests.frontend.admin.offices import reported, staff, swept, with_key
from tests.frontend.findings import opened
from tests.frontend.world import World, take_cookie

SIZES = {"phone": (360, 800), "desk": (1280, 900)}
PLACES = (
    *("/admin/", "/admin/cases/", "CASE", "/admin/ledger/transfer/", "PERSON"),
    *("/admin/acts/", "/admin/announcements/", "/admin/jobs/", "/admin/proposals/"),
    *("/admin/storage/", "/admin/keys/", "/admin/terms/", "WAVE", "COPY"),
    *("/admin/findings/", "FINDING"),
)
OF_MODERATORS = ("/admin/waves/", "/admin/words/gardening/", "/admin/people/olaf/", "TOGETHER")
ASK = """async (rules) => (await axe.run({
  runOnly: {type: "tag", values: rules}, resultTypes: ["violations"],
})).violations.map(({id, nodes}) => `${id} ${nodes.map((it) => it.html.slice(0, 160))}`)"""
WIDER = "document.documentElement.scrollWidth - innerWidth"


def copied(world: World) -> Case:
    """The case of a text that stands in an older one, by somebody with a note about them."""
    now = database_time()
    body = "A bean does not want sun so much as it wants not to be surprised. So it is."
    text = publish(world.stranger, title="My beans", body=body, now=now)
    older = int(world.places["WORK"])
    Likeness.objects.create(work_id=text.pk, older_id=older, share_bp=9_000, found_at=now)
    wilma = staff("wilma")
    note_about(world.stranger, by=wilma, community=None, words="Look at it.", key=uuid4(), now=now)
    keep_reply(wilma, community=None, title="Source", words="Name the source.", now=now)
    return report(
        work_id=text.pk, reporter=world.author, reason=Reason.COPIED, key=UUID(int=6), now=now
    )


@pytest.mark.slow
def test_the_desk_is_accessible(committed_world: World, browser_page: Page) -> None:
    case, moderator = reported(committed_world), staff("stina", administrator=True)
    copy, wave = copied(committed_world), swept(committed_world, by=moderator)
    finding = opened(committed_world, by=moderator, ago=timedelta(days=14))
    take_cookie(browser_page, with_key(moderator))
    said: list[str] = []
    browser_page.on("console", lambda it: said.append(it.text) if it.type == "error" else None)
    found: list[str] = []
    for place in (*PLACES, *OF_MODERATORS):
        address = {
            "CASE": f"/admin/cases/{case.pk}/",
            "COPY": f"/admin/cases/{copy.pk}/",
            "FINDING": f"/admin/findings/{finding.pk}/",
            "WAVE": f"/admin/waves/{wave.pk}/",
            "TOGETHER": "/admin/cases/",
            "PERSON": f"/admin/accounts/account/{committed_world.author.pk}/change/",
        }.get(place, place)
        for scheme in ("light", "dark"):
            browser_page.emulate_media(color_scheme=scheme)
            for size, (width, height) in SIZES.items():
                browser_page.set_viewport_size({"width": width, "height": height})
                browser_page.goto(address)
                if place == "TOGETHER":
                    browser_page.get_by_role("checkbox").first.check()
                    browser_page.get_by_role("button", name="Remove the texts as spam").click()
                browser_page.wait_for_load_state()
                browser_page.evaluate(AXE_SCRIPT)
                faults = browser_page.evaluate(ASK, RULES)
                found += [f"{scheme} {size} {place}: {fault}" for fault in faults]
                if (wide := browser_page.evaluate(WIDER)) > 0:
                    found.append(f"{size} {place}: {wide} px wider than the screen")
    assert found == []
    assert said == []
