"""The pages of the desk and two tables, asked by axe on a wide screen and on a phone: in light and
English, in dark and Swedish. Each is loaded once a language.
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
from moderation.models import Case, HeldText, Likeness, Proposal
from moderation.reasons import Reason
from moderation.services import appeal, claim_legally, decide, keep_reply, note_about, report
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim
from rewards.models import Window
from tests.browser.axe import RULES
from tests.frontend.admin.offices import proven, reported, staff, swept, with_key
from tests.frontend.findings import opened
from tests.frontend.world import World, take_cookie

LANGUAGES: Final[dict[Literal["light", "dark"], str]] = {"light": "en", "dark": "sv"}
SIZES = {"phone": (360, 800), "desk": (1280, 900)}
#: What is opened: addresses, and names of those that have a number.
PLACES: Final = (
    *("/admin/", "/admin/cases/", "CASE", "/admin/ledger/transfer/", "PERSON"),
    *("/admin/acts/", "/admin/announcements/", "/admin/jobs/", "/admin/proposals/", "PROPOSAL"),
    *("/admin/storage/", "/admin/keys/", "/admin/terms/", "WAVE", "COPY"),
    *("/admin/findings/", "FINDING", "/admin/moderation/staffact/"),
    *("DECIDED", "APPEALED", "HEARD", "CLAIMED", "HELD", "VERSIONS", "PREVIEWED"),
    *("/admin/waves/", "/admin/waves/in/gardening/", "/admin/people/olaf/"),
    *("/admin/words/", "/admin/words/gardening/"),
    "TOGETHER",
)
#: Their addresses; all others are of cases.
NUMBERED: Final = {
    "FINDING": "/admin/findings/{}/",
    "PERSON": "/admin/accounts/account/{}/change/",
    "PROPOSAL": "/admin/proposals/{}/",
    "TOGETHER": "/admin/cases/",
    "VERSIONS": "/admin/cases/{}/versions/",
    "WAVE": "/admin/waves/{}/",
}
BUTTONS: Final = {
    "APPEALED": '[name=act][value="see-reversed"]',
    "CLAIMED": 'form[action*="/claims/"] button',
    "DECIDED": 'form[action*="/take-back/"] button',
    "HELD": '[name=act][value="back"]',
    "PROPOSAL": '[name=act][value="sign"]',
}
ASK = """async (rules) => (await axe.run({
  runOnly: {type: "tag", values: rules}, resultTypes: ["violations"],
})).violations.map(({id, nodes}) => `${id} ${nodes.map((it) => it.html.slice(0, 160))}`)"""
UNFOLD = "for (const it of document.querySelectorAll('main details')) it.open = true"
WIDER = "document.documentElement.scrollWidth - innerWidth"


def address(place: str, number: int) -> str:
    """Where a place is."""
    if place.startswith("/"):
        return place
    return NUMBERED.get(place, "/admin/cases/{}/").format(number)


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


def waiting(world: World) -> dict[str, int]:
    """The case of an answer that waits, a payment that another administrator proposes, a text that
    a round put aside, and cases that have waited for long.
    """
    now, wilma = database_time(), Account.objects.get(name="wilma")
    case = Case.objects.create(kind="held", account=world.stranger, severity=1, opened_at=now)
    HeldText.objects.create(
        account=world.stranger,
        answered_id=int(world.places["WORK"]),
        body="Wait for me.",
        why="first",
        case=case,
        held_at=now,
    )
    Window.objects.filter(work=int(world.places["WORK"])).update(
        parked="Its votes weigh more than their total."
    )
    Case.objects.filter(state="open").update(opened_at=now - timedelta(days=8))
    proposed = Proposal.objects.create(
        what=Proposal.What.PAYMENT,
        by=wilma,
        reason="For the hall.",
        receiver=world.stranger,
        amount=1,
        key=uuid4(),
        at=now,
        ends_at=now + timedelta(days=7),
    )
    return {"HELD": case.pk, "PROPOSAL": proposed.pk}


def take_steps(page: Page, place: str) -> None:
    """Go on from an address to what is behind a button there."""
    match place:
        case "TOGETHER":
            page.get_by_role("checkbox").first.check()
            page.locator('[name=act][value="spam"]').click()
            page.wait_for_url("**/together/")
        case "PREVIEWED":
            page.locator("#decision [name=rule]").fill("No spam")
            page.locator('#decision [value="remove"]').check()
            page.locator('[name=act][value="preview"]').click()
            expect(page.locator('[value="decide"]')).to_be_visible()
        case "HEARD":
            page.locator("#hearing [name=words]").fill("So it is.")
            page.locator(BUTTONS["APPEALED"]).click()
            expect(page.locator('[name=act][value="reversed"]')).to_be_visible()
        case _ if place in BUTTONS:
            page.evaluate(UNFOLD)
            # That it is there is asked too: a page without it would have less to find.
            expect(page.locator(BUTTONS[place]).first).to_be_visible()


@pytest.mark.slow
def test_the_desk_is_accessible(committed_world: World, browser_page: Page) -> None:
    case, moderator = reported(committed_world), staff("stina", administrator=True)
    copy, wave = copied(committed_world), swept(committed_world, by=moderator)
    finding = opened(committed_world, by=moderator, ago=timedelta(days=14))
    known = further(committed_world) | waiting(committed_world)
    known |= {"CASE": case.pk, "VERSIONS": case.pk, "COPY": copy.pk, "PREVIEWED": copy.pk}
    known |= {"HEARD": known["APPEALED"], "FINDING": finding.pk, "WAVE": wave.pk}
    known |= {"PERSON": committed_world.author.pk}
    take_cookie(browser_page, proven(with_key(moderator)))
    said: list[str] = []
    browser_page.on("console", lambda it: said.append(it.text) if it.type == "error" else None)
    found: list[str] = []
    for place in PLACES:
        for scheme in LANGUAGES:
            browser_page.emulate_media(color_scheme=scheme)
            browser_page.set_extra_http_headers({"Accept-Language": LANGUAGES[scheme]})
            browser_page.goto(address(place, known.get(place, 0)))
            take_steps(browser_page, place)
            browser_page.wait_for_load_state()
            browser_page.evaluate(AXE_SCRIPT)
            for size, (width, height) in SIZES.items():
                browser_page.set_viewport_size({"width": width, "height": height})
                faults = browser_page.evaluate(ASK, RULES)
                found += [f"{scheme} {size} {place}: {fault}" for fault in faults]
                if (wide := browser_page.evaluate(WIDER)) > 0:
                    found.append(f"{size} {place}: {wide} px wider than the screen")
    assert found == []
    assert said == []
