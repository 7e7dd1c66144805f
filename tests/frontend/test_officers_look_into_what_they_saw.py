"""Who looks after a place is offered to look into it where others report it."""

from communities.models import Community
from moderation.models import Case, Report
from tests.frontend.admin.offices import member, officer, proven, with_key
from tests.frontend.world import World


def test_an_officer_is_led_from_the_page_of_a_report_to_a_case(world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    client = proven(with_key(officer("otto", gardening)))
    malin = proven(with_key(member("malin", gardening)))
    work = world.places["WORK"]
    member_of = "/@malin/report?community=gardening"
    for place, look in (
        (f"/work/{work}/report", f"/work/{work}/report/look"),
        (member_of, "/@malin/report/look"),
    ):
        page = client.get(place).text
        assert f'action="{look}"' in page
        assert "Look into this" in page
        assert look not in malin.get(place).text
    answer = client.post(f"/work/{work}/report/look")
    case = Case.objects.get()
    assert answer["Location"] == f"/admin/cases/{case.pk}/"
    page = client.get(answer["Location"]).text
    assert "otto saw it" in page
    assert "seen by a moderator" in page

    members = client.get("/c/gardening/members").text
    assert f'href="{member_of}"' in members
    assert "/@otto/report" not in members
    client.post("/@malin/report/look", {"community": "gardening"})
    assert Case.objects.latest("pk").community == gardening
    refused = malin.post("/@otto/report/look", {"community": "gardening"}, follow=True).text
    assert "Only moderators may do this." in refused

    sent = {"reason": "spam", "words": "Seeds.", "key": "00000000-8b86-4d01-b42d-00cf4fc964f1"}
    told = malin.post("/@otto/report?community=gardening", sent)
    assert told["Location"] == "/c/gardening/members"
    assert Report.objects.get().case.community == gardening
