"""Findings in the one queue of the site's officers: their place among cases, and counts."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from accounts.models import Account
from accounts.services import register
from moderation.findings import Family
from moderation.measures import Measure
from moderation.models import Case, Finding
from moderation.selectors import (
    Hands,
    Wanted,
    appeals_waiting,
    office_of,
    place_of,
    place_of_appeal,
    queue,
    waiting,
)
from moderation.selectors.findings import finding_glimpses
from moderation.services import appeal
from moderation.services.deciding import Ruling
from moderation.services.findings import Found, drop_finding, make_final, open_finding
from moderation.services.objecting import appeal_finding, reply_to_finding
from tests.moderation.world import World, key

DAY = timedelta(days=1)
ALL = Wanted()
FOUND = Found(Family.RECIPROCAL, "1 and 2 vote for each other.", first_cycle=3)


def opened(world: World, *, ago: timedelta = DAY, names: tuple[str, ...] = ("writer",)) -> Finding:
    at = world.now - ago
    return open_finding(FOUND, names=names, by=world.site, key=uuid4(), now=at)


def reported(world: World, *, severity: int, at: datetime) -> Case:
    account = register(f"seen-{Case.objects.count()}", now=world.now)
    return Case.objects.create(kind="report", account=account, severity=severity, opened_at=at)


def shown(world: World, wanted: Wanted = ALL, *, by: Account | None = None) -> list[object]:
    return list(queue(office_of(by or world.site), wanted=wanted, now=world.now))


@pytest.fixture
def third(world: World) -> Account:
    """Another officer of the site."""
    made = register("third", now=world.now, reserved=True)
    made.is_staff = True
    made.save()
    return made


def test_it_can_wait_until_the_time_to_reply_is_over(world: World) -> None:
    urgent = reported(world, severity=3, at=world.now)
    soon = reported(world, severity=2, at=world.now - 13 * DAY)
    idle = reported(world, severity=1, at=world.now - 5 * DAY)
    new, old = opened(world, ago=6 * DAY), opened(world, ago=14 * DAY)
    reply_to_finding(new.pk, by=world.writer, words="We edit.", key=key(), now=world.now)
    assert shown(world) == [urgent, old, soon, new, idle]
    for ended in (old, new):
        drop_finding(ended.pk, by=world.site, words="No pattern.", now=world.now)
    assert shown(world) == [urgent, soon, idle]


def test_it_is_for_officers_of_the_site_alone(world: World) -> None:
    made = opened(world)
    case = world.report()
    assert shown(world) == [made, case]
    assert shown(world, by=world.moderator) == [case]
    found = waiting(office_of(world.moderator), ages=(1,), now=world.now)
    assert (found.cases, found.findings) == (1, 0)


def test_the_queue_is_narrowed_to_and_from_it(world: World) -> None:
    case = world.report()
    new, old = opened(world, ago=DAY), opened(world, ago=20 * DAY)
    assert shown(world, Wanted(kind="finding")) == [old, new]
    assert shown(world, Wanted(kind="finding", severity=2)) == [old]
    assert shown(world, Wanted(kind="report")) == [case]
    assert shown(world, Wanted(before=world.now - 3 * DAY)) == [old]
    assert shown(world, Wanted(community="soil")) == [case]
    assert shown(world, Wanted(hands=Hands.MINE)) == []
    assert shown(world, Wanted(hands=Hands.NOBODYS)) == [old, new, case]


def test_what_begins_at_the_same_moment_is_reached_once(world: World) -> None:
    at = world.now - DAY
    for _ in range(20):
        reported(world, severity=1, at=at)
    Finding.objects.bulk_create(
        Finding(
            key=uuid4(),
            family="cluster",
            evidence="They vote as one.",
            works=1,
            votes=1,
            transfers=0,
            first_cycle=1,
            by=world.site,
            at=at,
            replies_until=at + 14 * DAY,
        )
        for _ in range(45)
    )
    office, after, seen = office_of(world.site), None, list[object]()
    for size in (30, 30, 5):
        rows = queue(office, wanted=Wanted(), after=after, now=world.now)
        assert (len(rows) > 30) == (size == 30 and len(seen) < 35)
        seen += rows[:30]
        assert len(rows[:30]) == size
        after = place_of(rows[:30][-1], now=world.now)
    assert seen == [*Case.objects.order_by("pk"), *Finding.objects.order_by("pk")]


def test_the_first_page_counts_it_by_age_and_when_it_is_to_be_ended(world: World) -> None:
    reported(world, severity=3, at=world.now)
    opened(world, ago=2 * DAY)
    old = opened(world, ago=20 * DAY)
    found = waiting(office_of(world.site), ages=(1, 7), now=world.now)
    assert (found.cases, found.urgent, found.findings) == (3, 1, 1)
    assert found.older == {1: 2, 7: 1}
    assert found.oldest == old.at


def test_appeals_against_it_wait_with_the_others(world: World, third: Account) -> None:
    made = opened(world, ago=20 * DAY)
    made = make_final(made.pk, by=world.administrator, words="It stands.", now=world.now - DAY)
    appeal_finding(made.pk, by=world.writer, words="No.", key=key(), now=world.now - DAY)
    decided = world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"), by=world.site)
    appeal(decided.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    heard = appeals_waiting(office_of(third))
    assert [place_of_appeal(each)[1:] for each in heard] == [
        (1, made.subjects.get().pk),
        (0, decided.pk),
    ]
    rest = appeals_waiting(office_of(third), after=place_of_appeal(heard[0]))
    assert rest == heard[1:]
    assert appeals_waiting(office_of(third), after=place_of_appeal(heard[1])) == []
    found = waiting(office_of(third), ages=(), now=world.now)
    assert (found.appeals, found.appeal_due) == (2, heard[0].due_at)
    # Who opened it, who made it final, and a community's moderators hear none of it.
    assert appeals_waiting(office_of(world.site)) == []
    assert [
        place_of_appeal(each)[1] for each in appeals_waiting(office_of(world.administrator))
    ] == [0]
    assert appeals_waiting(office_of(world.moderator)) == []
    drop_finding(made.pk, by=third, words="We were wrong.", now=world.now)
    assert waiting(office_of(third), ages=(), now=world.now).appeals == 1


def test_who_is_concerned_is_told_that_somebody_else_works_on_it(
    world: World, third: Account
) -> None:
    chief = world.administrator
    made = open_finding(FOUND, names=["third", "writer"], by=chief, key=uuid4(), now=world.now)
    plain = opened(world)
    seen = {
        by.name: finding_glimpses([made, plain], office=office_of(by))
        for by in (third, world.site, chief)
    }
    assert {name: it[made.pk].aside for name, it in seen.items()} == {
        "third": True,
        "site-mod": True,
        "chief": False,
    }
    assert [it[plain.pk].aside for it in seen.values()] == [False] * 3
    assert seen["chief"][made.pk].accounts == 2
