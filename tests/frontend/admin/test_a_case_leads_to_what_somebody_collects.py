"""Words that moderators watch over a collection open a case about its owner, which leads there."""

from articles.services import Heading
from ledger.selectors import database_time
from moderation.models import Case
from moderation.screening import Does
from moderation.services import make_collection, watch_words
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World


def test_the_case_leads_to_the_collections(world: World) -> None:
    now, chief = database_time(), staff("astrid", administrator=True)
    watch_words(chief, community=None, name="A", does=Does.REPORT, words="casino", now=now)
    heading = Heading("Casino tales", public=True)
    make_collection(world.stranger, heading=heading, now=now)
    case = Case.objects.get()
    client = with_key(staff("stina"))
    page = client.get(f"/admin/cases/{case.pk}/").text
    assert "watched words" in page
    assert 'href="/@olaf/collections"' in page
    assert "Casino tales" in client.get("/@olaf/collections").text
