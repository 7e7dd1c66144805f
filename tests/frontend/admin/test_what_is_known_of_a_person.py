"""A person's page tells each office what it may know, and keeps notes for colleagues."""

from uuid import uuid4

from communities.models import Community
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.services import decide, note_about
from moderation.services.deciding import Ruling
from tests.frontend.admin.offices import elsewhere, officer, reported, staff, with_key
from tests.frontend.world import World

PLACE = "/admin/people/tove/"


def warned(world: World) -> None:
    ruling = Ruling([Measure.WARN], rule="Write it yourself")
    decider = staff("wilma")
    decide(reported(world).pk, by=decider, ruling=ruling, key=uuid4(), now=database_time())


def test_warnings_and_decisions_are_told_where_they_were_made(world: World) -> None:
    warned(world)
    gardening, kitchens = Community.objects.get(slug="gardening"), elsewhere()
    askers = [staff("stina"), officer("otto", gardening), officer("elin", kitchens)]
    told = [with_key(each).get(PLACE).context["file"].warnings for each in askers]
    assert told == [1, 1, 0]


def test_a_note_is_for_the_moderators_of_one_place(world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    otto, stina, now = officer("otto", gardening), staff("stina"), database_time()
    note_about(world.author, by=stina, community=None, words="Of the site.", key=uuid4(), now=now)
    note_about(
        world.author, by=otto, community=gardening, words="Of the garden.", key=uuid4(), now=now
    )
    case = reported(world)
    page = with_key(stina).get(PLACE).text
    assert "Of the site." in page
    assert "Of the garden." in page
    page = with_key(otto).get(f"/admin/cases/{case.pk}/").text
    assert "Of the garden." in page
    assert "Of the site." not in page
    elin = with_key(officer("elin", elsewhere()))
    assert "Of the" not in elin.get(PLACE).text.partition("<main")[2]


def test_only_the_site_sees_what_restricts_an_account(world: World) -> None:
    ruling = Ruling([Measure.LIMIT], rule="No spam", message="Forty in a day.")
    decide(reported(world).pk, by=staff("wilma"), ruling=ruling, key=uuid4(), now=database_time())
    gardening = Community.objects.get(slug="gardening")
    assert len(with_key(staff("stina")).get(PLACE).context["file"].restrictions) == 1
    page = with_key(officer("otto", gardening)).get(PLACE)
    assert page.context["file"].restrictions == ()
    assert "/admin/accounts/account/" not in page.text
    assert with_key(staff("birk")).get("/admin/people/nobody-here/").status_code == 404
