"""With very many open cases and findings the queue and the first page cost as with few."""

from datetime import timedelta
from typing import Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curation.models import Work
from ledger.selectors import database_time
from moderation.models import Case
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.findings import found_often
from tests.frontend.world import World

MANY: Final = 10_000
#: The first page asks when the database was migrated, since when jobs have had their time.
MOST_QUERIES: Final = {"/admin/": 34, "/admin/cases/": 21}


def crowd(world: World) -> None:
    """Open cases, each about a work of its own."""
    now = database_time()
    wallet = world.author.wallet_id
    works = Work.objects.bulk_create(
        Work(author_id=wallet, opened_at=now, closes_at=now.replace(year=now.year + 1), rules="x")
        for _ in range(MANY)
    )
    Case.objects.bulk_create(
        Case(kind="report", work=work, account=world.author, severity=1 + n % 3, opened_at=now)
        for n, work in enumerate(works)
    )


@pytest.mark.parametrize("place", MOST_QUERIES)
def test_a_page_of_very_many_cases(place: str, world: World) -> None:
    client = with_key(staff("stina"))
    crowd(world)
    now = database_time()
    found_often(world.author, moments=(now - timedelta(days=n % 30) for n in range(MANY)))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(place).status_code == 200
    assert len(asked) <= MOST_QUERIES[place], [it["sql"][:120] for it in asked]


def test_all_cases_are_reached_page_by_page(world: World) -> None:
    client = with_key(staff("stina"))
    crowd(world)
    Case.objects.filter(pk__gt=Case.objects.order_by("pk")[69].pk).delete()
    found_often(world.author, moments=[database_time()] * 40)
    seen, place = set[str](), "/admin/cases/"
    while place:
        context = client.get(place).context
        assert context is not None
        found = {row["url"] for row in context["rows"]}
        assert not found & seen
        seen |= found
        place = f"/admin/cases/{context['more']}" if context["more"] else ""
    assert len(seen) == 110
