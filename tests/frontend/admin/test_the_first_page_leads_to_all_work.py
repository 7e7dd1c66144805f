"""The first page of the desk links to all places where its reader does something, scriptless."""

from communities.models import Community
from tests.frontend.admin.offices import officer, staff, with_key
from tests.frontend.world import World

OF_THE_SITE = ("/admin/waves/", "/admin/findings/")
OF_ADMINISTRATORS = (
    *("/admin/acts/", "/admin/jobs/", "/admin/proposals/", "/admin/storage/"),
    *("/admin/keys/", "/admin/terms/"),
)


def test_each_office_finds_its_places(world: World) -> None:
    clients = [
        with_key(officer("otto", Community.objects.get(slug="gardening"))),
        with_key(staff("stina")),
        with_key(staff("ada", administrator=True)),
    ]
    pages = [client.get("/admin/").text.partition("<main")[2] for client in clients]
    assert all('href="/admin/cases/"' in page for page in pages)
    for place in OF_THE_SITE:
        assert [f'href="{place}"' in page for page in pages] == [False, True, True]
    for place in OF_ADMINISTRATORS:
        assert [f'href="{place}"' in page for page in pages] == [False, False, True]
