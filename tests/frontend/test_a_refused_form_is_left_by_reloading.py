"""A form that is refused comes back under the address that took it: reloading that, or opening it,
leads to the form's own page.
"""

from django.test import Client

from communities.models import Community, JoinRequest
from communities.roles import Kind
from communities.services import mute
from ledger.selectors import database_time
from tests.frontend.admin.offices import reported, staff, with_key
from tests.frontend.world import World


def test_each_leads_back_to_its_page(world: World) -> None:
    case, client = reported(world), with_key(staff("ada", administrator=True))
    work, here = world.places["WORK"], f"/admin/cases/{case.pk}/"
    for place, page in {
        f"/work/{work}/reply": world.article_address,
        "/c/gardening/ask": "/c/gardening/about",
        "/cases/1/appeal": "/cases",
        "/cases/findings/1/reply": "/cases",
        "/cases/findings/1/appeal": "/cases",
        f"{here}note/": here,
        f"{here}appeal/1/": here,
        f"{here}take-back/1/": here,
        f"{here}claims/1/": here,
        "/admin/cases/together/": "/admin/cases/",
        "/admin/people/tove/note/": "/admin/people/tove/",
    }.items():
        for ask in (client.get, client.head):
            assert ask(place).headers["Location"] == page, place
        assert client.put(place).status_code == 405, place
    assert client.get("/work/999999/reply").status_code == 404


def test_words_of_who_asks_to_be_let_in_come_back(client: Client, world: World) -> None:
    Community.objects.filter(slug="gardening").update(kind=Kind.JOURNAL.value)
    client.force_login(world.stranger)
    asked = client.post("/c/gardening/ask", {"words": "I dig. " * 80})
    assert (asked.status_code, asked.content.decode().count("I dig.")) == (422, 80)
    mute(Community.objects.get(slug="gardening"), account=world.stranger, now=database_time())
    asked = client.post("/c/gardening/ask", {"words": "I dig."})
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "I dig.</textarea>" in page
    assert "Moderators muted you in this community" in page
    assert not JoinRequest.objects.exists()


def test_lines_count_as_the_browser_counts_them(client: Client, world: World) -> None:
    Community.objects.filter(slug="gardening").update(kind=Kind.JOURNAL.value)
    client.force_login(world.stranger)
    words = "\r\n".join(["dig"] * 125)
    assert client.post("/c/gardening/ask", {"words": words}).status_code == 302
    assert len(JoinRequest.objects.get().words) == 499


def test_a_form_that_is_not_shown_any_more_says_why(client: Client, world: World) -> None:
    client.force_login(world.stranger)
    mute(Community.objects.get(slug="gardening"), account=world.stranger, now=database_time())
    page = client.post("/c/gardening/ask", {"words": "I dig."}).content.decode()
    assert "Moderators muted you in this community" in page
