"""An author reads what waits in escrow, and where it went."""

from django.test import Client

from moderation.measures import Measure
from moderation.models import Decision
from moderation.process import APPEAL_WITHIN
from moderation.selectors.told import rewards_held
from moderation.services import let_time_pass
from moderation.services.deciding import Ruling
from rewards.models import Hold
from tests.moderation.world import World


def test_the_sum_in_escrow_is_told_and_then_its_end(world: World) -> None:
    decision = world.decide(world.report(), Ruling([Measure.REMOVE], rule="No spam"))
    author, work = Client(), world.text.pk
    author.force_login(world.writer)
    before = rewards_held([work])[work]
    assert (before.state, before.placed_by) == (Hold.State.PLACED, decision.pk)
    assert before.milliink == before.microvests == 0
    end = world.now + APPEAL_WITHIN
    world.pay(at=end)
    waiting = rewards_held([work])[work]
    assert waiting.milliink + waiting.microvests > 0
    assert "waits there until the decision is final" in author.get("/cases").content.decode()
    let_time_pass(end)
    ended = rewards_held([work])[work]
    final = Decision.objects.latest("pk").pk
    assert (ended.state, ended.settled_by) == (Hold.State.RETURNED, final)
    page = author.get("/cases").content.decode()
    assert f"went back to the pool, by decision no. {final}." in page
    assert rewards_held([]) == {}
