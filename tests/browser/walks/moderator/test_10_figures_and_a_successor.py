"""Moderator 10: the monthly figures of my community, and a successor who takes my role."""

from uuid import uuid4

from playwright.sync_api import expect

from communities.models import Community, Membership
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.services import decide
from moderation.services.deciding import Ruling
from tests.browser.walks.people import Enter
from tests.frontend.admin.offices import reported, staff
from tests.frontend.world import PASSWORD, World


def test_figures_are_read_and_the_office_is_handed_on(
    enter: Enter, committed_world: World
) -> None:
    case, now = reported(committed_world), database_time()
    ruling = Ruling([Measure.WARN], rule="Be kind", message="Softer, please.")
    decide(case.pk, by=staff("stina"), ruling=ruling, key=uuid4(), now=now)
    page = enter("mira")
    page.goto("/c/gardening")
    page.get_by_role("link", name="About", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Log of moderation").click()
    page.get_by_role("link", name="In figures", exact=True).click()
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", name="Moderation in figures")).to_be_visible()
    expect(main.get_by_role("row", name="a warning 1")).to_be_visible()

    page.get_by_role("link", name="2 members").click()
    page.get_by_label("Ask a member to be owner too").fill("tove")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="It is me").click()
    expect(page.get_by_text("Nothing was changed yet")).to_be_visible()
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("tove")

    tove = enter("tove", phone=True)
    tove.goto("/c/gardening")
    tove.get_by_role("link", name="About", exact=True).click()
    expect(tove.get_by_text("You are asked to be owner here.")).to_be_visible()
    tove.get_by_role("button", name="Yes").click()
    expect(tove.get_by_text("You are owner here.")).to_be_visible()

    page.get_by_role("button", name="Leave", exact=True).click()
    expect(page.get_by_role("button", name="Join", exact=True)).to_be_visible()
    gardening = Community.objects.get(slug="gardening")
    roles = Membership.objects.filter(community=gardening).values_list("account__name", "role")
    assert dict(roles).get("tove") == "owner"
    assert "mira" not in dict(roles)
