"""The public log can be followed in a feed reader: the site's and a community's, naming nobody."""

from uuid import uuid4
from xml.etree import ElementTree

from django.test import Client

from communities.models import Community
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.services import decide
from moderation.services.deciding import Ruling
from tests.frontend.admin.offices import elsewhere, officer, reported
from tests.frontend.world import World

ATOM = "{http://www.w3.org/2005/Atom}"


def test_decisions_come_with_office_and_rule_and_no_name(world: World) -> None:
    elsewhere()
    otto = officer("otto", Community.objects.get(slug="gardening"))
    ruling = Ruling([Measure.WARN], rule="No <spam>", message="It only sells, tove.")
    case, now = reported(world), database_time()
    made = decide(case.pk, by=otto, ruling=ruling, key=uuid4(), now=now)
    for place in ("/feeds/moderation/log", "/feeds/c/gardening/log"):
        text = Client().get(f"{place}.atom").content.decode()
        (entry,) = ElementTree.fromstring(text).iter(f"{ATOM}entry")
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.get("href", "").endswith(f"/moderation/log/{made.pk}")
        assert f"No. {made.pk}: " in str(entry.findtext(f"{ATOM}title"))
        assert "No <spam> · Gardening" in str(entry.findtext(f"{ATOM}summary"))
        assert "No &lt;spam&gt;" in str(entry.findtext(f"{ATOM}content"))
        assert not {"tove", "otto", "olaf"} & set(text.replace(",", " ").split())
        assert "@tove" not in text
        page = Client().get(place.removeprefix("/feeds")).content.decode()
        for form in ("rss", "atom"):
            assert f'href="{place}.{form}"' in page
    assert "<entry>" not in Client().get("/feeds/c/kitchens/log.atom").content.decode()
    assert Client().get("/feeds/c/nowhere/log.atom").status_code == 404
