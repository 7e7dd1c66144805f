"""Who spoke in an appeal hears that its author said more."""

from moderation.measures import Measure
from moderation.services import appeal, say
from moderation.services.deciding import Ruling
from notifications.kinds import Kind
from notifications.models import Notice
from tests.moderation.world import World, key


def test_the_hearer_is_told_and_nobody_else(world: World) -> None:
    decision = world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"))
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    say(decision.pk, by=world.colleague, words="Whose is it?", key=key(), now=world.now)
    say(decision.pk, by=world.writer, words="My own.", key=key(), now=world.now)
    told = Notice.objects.filter(kind=Kind.ASKED.value).values_list("account", flat=True)
    assert [*told] == [world.colleague.pk]
