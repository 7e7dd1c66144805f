"""A person's page counts warnings, alone or beside a measure, and measures that still last."""

from datetime import datetime, timedelta

from moderation.measures import Measure
from moderation.selectors import office_of
from moderation.selectors.dossier import dossier
from moderation.services import take_back
from moderation.services.deciding import Ruling
from tests.moderation.world import World, key


def counted(world: World, *, now: datetime) -> tuple[int, int]:
    found = dossier(world.writer, office=office_of(world.site), now=now)
    return found.warnings, found.measures


def test_a_limit_counts_until_its_time_is_over_and_its_warning_for_good(world: World) -> None:
    until = world.now + timedelta(days=2)
    ruling = Ruling(
        [Measure.WARN, Measure.LIMIT], rule="No spam", message="Forty a day.", until=until
    )
    made = world.decide(world.report(), ruling, by=world.site)
    assert counted(world, now=until - timedelta(seconds=1)) == (1, 1)
    assert counted(world, now=until) == (1, 0)
    take_back(made.pk, by=world.site, message="A mistake.", key=key(), now=world.now)
    assert counted(world, now=world.now) == (0, 0)


def test_what_has_no_end_of_its_own_outlasts_a_mute_beside_it(world: World) -> None:
    until = world.now + timedelta(days=2)
    ruling = Ruling([Measure.LABEL, Measure.MUTE], rule="No spam", label="surgery", until=until)
    world.decide(world.report(), ruling)
    assert counted(world, now=until) == (0, 1)


def test_a_warning_is_no_measure(world: World) -> None:
    world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"))
    assert counted(world, now=world.now) == (1, 0)
