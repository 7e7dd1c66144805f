"""The lists of officers, on the site and at the desk, cost no more when much waits."""

from typing import Final

from django.test import Client
from django.urls import reverse

from accounts.models import Account
from ledger.selectors import database_time
from moderation.models import Finding
from tests.frontend.admin.offices import (
    elsewhere,
    filled,
    proven,
    reported,
    staff,
    swept,
    with_key,
)
from tests.frontend.admin.test_who_may_open_which_page_of_the_desk import tables
from tests.frontend.crowd import gather_around
from tests.frontend.docket import Desk, pile_up
from tests.frontend.findings import opened
from tests.frontend.test_lists_take_few_queries import FEW, MANY, address_of, asked
from tests.frontend.world import World

#: As an owner of the community sees it.
OWNERS: Final = {
    "/c/gardening/held": 26,
    "/c/gardening/settings": 10,
    "/c/gardening/members": 16,
    "/c/gardening/about": 17,
    "/c/gardening/wallet": 19,
    "/c/gardening/share": 17,
    "/c/gardening/spend": 20,
    "/work/WORK/places": 15,
}
#: And as an administrator: two more than it takes, for what one more fact on a page asks.
CHIEFS: Final = {
    "/moderation/held": 25,
    "/moderation/findings/FINDING": 10,
    "/admin/": 40,
    "/admin/cases/": 20,
    "/admin/cases/CASE/": 47,
    "/admin/cases/CASE/versions/": 19,
    "/admin/people/tove/": 20,
    "/admin/acts/": 13,
    "/admin/waves/": 15,
    "/admin/waves/WAVE/": 18,
    "/admin/waves/in/gardening/": 17,
    "/admin/findings/": 14,
    "/admin/findings/FINDING/": 17,
    "/admin/words/": 17,
    "/admin/words/gardening/": 18,
    "/admin/announcements/": 14,
    "/admin/proposals/": 17,
    "/admin/jobs/": 21,
    "/admin/keys/": 15,
    "/admin/storage/": 18,
    "/admin/terms/": 12,
}
#: Of a page of forms: for each of fifty members, and of fifty who ask to be one.
MOST_BYTES: Final = 160_000
#: As `CHIEFS`, with a page of rows, of which none may ask anything by itself.
A_TABLE: Final = 15


def gather(world: World, desk: Desk, *, numbers: range) -> None:
    gather_around(world, numbers=numbers)
    people = Account.objects.filter(name__in=[f"reader-{number:04}" for number in numbers])
    pile_up(world, desk, people=list(people.order_by("pk")), now=database_time())


def answers(client: Client, places: dict[str, int], world: World) -> dict[str, tuple[int, int]]:
    """Queries and bytes of each place."""
    return {place: asked(client, address_of(place, world)) for place in places}


def test_officers_lists_take_no_more_queries_when_much_waits(world: World) -> None:
    elsewhere()
    chief = staff("carl", administrator=True)
    filled(world)
    finding = opened(world, by=chief)
    desk = Desk(chief, reported(world), swept(world, by=chief), Finding.objects.get(pk=finding.pk))
    world.places |= {"CASE": desk.case.pk, "WAVE": desk.wave.pk, "FINDING": finding.pk}
    owner = proven(with_key(Account.objects.get(name="mira")))
    readers = [(owner, OWNERS), (proven(with_key(chief)), CHIEFS)]
    gather(world, desk, numbers=range(FEW))
    for client, places in readers:
        client.get("/help")
        answers(client, places, world)
    few = [answers(client, places, world) for client, places in readers]
    gather(world, desk, numbers=range(FEW, MANY))
    many = [answers(client, places, world) for client, places in readers]
    for (_, most), before, after in zip(readers, few, many, strict=True):
        assert {at: n for at, (n, _) in after.items() if n > before[at][0] + 1} == {}
        assert {at: n for at, (n, _) in after.items() if n > most[at]} == {}
    assert {at: size for at, (_, size) in many[0].items() if size > MOST_BYTES} == {}
    client = readers[1][0]
    lists = [reverse(f"admin:{table}_changelist") for table in sorted(tables())]
    assert {at: n for at in lists if (n := asked(client, at).queries) > A_TABLE} == {}
