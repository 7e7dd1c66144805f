"""The desk's own pages and one table, asked by axe at a desk and on a phone: in light and English,
in dark and Swedish.
"""

from datetime import timedelta
from typing import Final, Literal
from uuid import UUID, uuid4

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from accounts.models import Account
from articles.services import publish
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.models import Case, Likeness
from moderation.reasons import Reason
from moderation.services import appeal, claim_legally, decide, keep_reply, note_about, report
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim
from tests.browser.axe import RULES
from tests.frontend.admin.offices import reported, staff, swept, with_key
from tests.frontend.findings import opened
from tests.frontend.world import World, take_cookie

LANGUAGES: Final[dict[Literal["light", "dark"], str]] = {"light": "en", "dark": "sv"}
SIZES = {"phone": (360, 800), "desk": (1280, 900)}
PLACES = (
    *("/admin/", "/admin/cases/", "CASE", "/admin/ledger/transfer/", "PERSON"),
    *("/admin/acts/", "/admin/announcements/", "/admin/jobs/", "/admin/proposals/"),
    *("/admin/storage/", "/admin/keys/", "/admin/terms/", "WAVE", "COPY"),
    *("/admin/findings/", "FINDING"),
    *("DECIDED", "APPEALED", "CLAIMED", "PREVIEWED"),
)
OF_MODERATORS = ("/admin/waves/", "/admin/words/gardening/", "/admin/people/olaf/", "TOGETHER")
BUTTONS = {
    "DECIDED": 'form[action*="/take-back/"] button',
    "APPEALED": '[name=act][value="reversed"]',
    "CLAIMED": 'form[action*="/claims/"] button',
    "PREVIEWED": '[name=act][value="preview"]',
}
ASK = """async (rules) => (await axe.run({
  runOnly: {type: "tag", values: rules}, resultTypes: ["violations"],
})).violations.map(({id, nodes}) => `${id} ${nodes.map((it) => it.html.slice(0, 160))}`)"""
UNFOLD = "for (const it of document.querySelectorAll('main details')) it.open = true"
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


def further(world: World) -> dict[str, int]:
    """Cases that have come further: decided on by who looks, appealed against, claimed by law."""
    now = database_time()
    stina, wilma = (Account.objects.get(name=name) for name in ("stina", "wilma"))
    found: dict[str, int] = {}
    for number, (name, by) in enumerate({"DECIDED": stina, "APPEALED": wilma}.items(), start=30):
        text = publish(world.author, title=name.title(), body="Buy seeds.", now=now)
        case = report(
            work_id=text.pk, reporter=None, reason=Reason.SPAM, key=UUID(int=number), now=now
        )
        ruling = Ruling([Measure.REMOVE], rule="No spam", message="It only sells.")
        decision = decide(case.pk, by=by, ruling=ruling, key=UUID(int=number), now=now)
        found[name] = case.pk
    appeal(decision.pk, author=world.author, words="It does not.", key=uuid4(), now=now)
    text = publish(world.stranger, title="Claimed", body="A table.", now=now)
    said = Claim("Seed Shop", "shop@example.org", "Copyright", "The table is ours.")
    claimed = claim_legally(work_id=text.pk, reporter=None, claim=said, key=uuid4(), now=now)
    return found | {"CLAIMED": claimed.pk}


@pytest.mark.slow
def test_the_desk_is_accessible(committed_world: World, browser_page: Page) -> None:
    case, moderator = reported(committed_world), staff("stina", administrator=True)
    copy, wave = copied(committed_world), swept(committed_world, by=moderator)
    finding = opened(committed_world, by=moderator, ago=timedelta(days=14))
    known = further(committed_world) | {"CASE": case.pk, "COPY": copy.pk, "PREVIEWED": copy.pk}
    take_cookie(browser_page, with_key(moderator))
    said: list[str] = []
    browser_page.on("console", lambda it: said.append(it.text) if it.type == "error" else None)
    found: list[str] = []
    for place in (*PLACES, *OF_MODERATORS):
        address = {
            "FINDING": f"/admin/findings/{finding.pk}/",
            **{name: f"/admin/cases/{number}/" for name, number in known.items()},
            "WAVE": f"/admin/waves/{wave.pk}/",
            "TOGETHER": "/admin/cases/",
            "PERSON": f"/admin/accounts/account/{committed_world.author.pk}/change/",
        }.get(place, place)
        for scheme in LANGUAGES:
            browser_page.emulate_media(color_scheme=scheme)
            browser_page.set_extra_http_headers({"Accept-Language": LANGUAGES[scheme]})
            for size, (width, height) in SIZES.items():
                browser_page.set_viewport_size({"width": width, "height": height})
                browser_page.goto(address)
                if place == "TOGETHER":
                    browser_page.get_by_role("checkbox").first.check()
                    browser_page.locator('[name=act][value="spam"]').click()
                if place in BUTTONS:
                    browser_page.evaluate(UNFOLD)
                    # That it is there is asked too: a page without it would have less to find.
                    expect(browser_page.locator(BUTTONS[place]).first).to_be_visible()
                if place == "PREVIEWED":
                    browser_page.locator("#decision [name=rule]").fill("No spam")
                    browser_page.locator('#decision [value="remove"]').check()
                    browser_page.locator(BUTTONS[place]).click()
                    expect(browser_page.locator('[value="decide"]')).to_be_visible()
                browser_page.wait_for_load_state()
                browser_page.evaluate(AXE_SCRIPT)
                faults = browser_page.evaluate(ASK, RULES)
                found += [f"{scheme} {size} {place}: {fault}" for fault in faults]
                if (wide := browser_page.evaluate(WIDER)) > 0:
                    found.append(f"{size} {place}: {wide} px wider than the screen")
    assert found == []
    assert said == []
