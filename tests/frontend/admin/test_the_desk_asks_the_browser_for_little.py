"""What the desk lets a browser do, and that no other page lets it."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frontend.admin.reading import MOST, FirstRows
from ledger.models import Transfer
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World


def test_only_the_desk_lets_scripts_make_functions(world: World) -> None:
    client = with_key(staff("stina"))
    policy = client.get("/admin/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-eval';" in f"{policy};"
    assert "http" not in policy
    assert "unsafe" not in client.get("/")["Content-Security-Policy"]


def test_who_is_turned_away_gets_the_policy_of_the_site(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    answer = client.get("/admin/")
    assert answer.status_code == 403
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_all_files_come_from_the_site(world: World) -> None:
    page = with_key(staff("stina")).get("/admin/").text
    assert 'src="/static/' in page
    assert 'src="http' not in page
    assert "<style" not in page


def test_nothing_needs_a_pointer(world: World) -> None:
    client = with_key(staff("stina"))
    for place in ("/admin/", "/admin/cases/", "/admin/moderation/staffact/"):
        page = client.get(place).text
        pressed = re.findall(r"<(\w+)\b[^>]*x-on:click=", page)
        assert pressed
        assert set(pressed) == {"button"}, place


def test_a_list_counts_no_further_than_its_pages(db: None) -> None:
    rows = FirstRows(Transfer.objects.order_by("-pk"), 50)
    assert f"LIMIT {MOST}" in _sql_of_counting(rows)


def _sql_of_counting(rows: FirstRows) -> str:
    with CaptureQueriesContext(connection) as asked:
        assert rows.count >= 0
    return asked.captured_queries[0]["sql"]
