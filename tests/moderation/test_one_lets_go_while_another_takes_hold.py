"""One decision is undone at the moment at which another one does the same: what both did stays
done, and no decision says that it holds what is let go.
"""

from datetime import timedelta
from functools import partial

from articles.models import Article
from communities.roles import Role
from communities.selectors import role_of
from moderation.measures import Measure
from moderation.models import Decision, Effect
from moderation.process import APPEAL_WITHIN
from moderation.services import close_cases, let_time_pass, settle_holds, take_back
from moderation.services.deciding import Ruling
from rewards.models import Hold
from tests.moderation.world import World, key, make_world
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken

#: Each is undone behind a lock of its own: of the hold, the text, the community.
APART = (Measure.HOLD, Measure.LABEL, Measure.MUTE)


def decided(world: World, measure: Measure) -> Decision:
    ruling = Ruling([measure], rule="No spam", label="Harsh words")
    return world.decide(world.report(), ruling)


def stands(world: World, measure: Measure) -> bool:
    match measure:
        case Measure.HOLD:
            return Hold.objects.get().state == Hold.State.PLACED
        case Measure.LABEL:
            return Article.objects.get(pk=world.text.pk).required_sensitive != ""
    return role_of(world.writer.pk, community_id=world.soil.pk) is Role.MUTED


def test_what_another_does_as_well_stays_done(committed_db: CommittedDatabase) -> None:
    world = make_world()
    for measure in APART:
        first = decided(world, measure)
        case = world.report()
        ruling = Ruling([measure], rule="No spam", label="Harsh words")
        overtaken(
            partial(
                take_back, first.pk, by=world.moderator, message="No.", key=key(), now=world.now
            ),
            quick=partial(world.decide, case, ruling),
        )
        assert Effect.objects.filter(measure=measure.value, ended_at=None).count() == 1
        assert stands(world, measure), measure


def test_what_another_lets_wait_on_is_not_settled(committed_db: CommittedDatabase) -> None:
    world = make_world()
    decided(world, Measure.HOLD)
    case = world.report()
    end = world.now + APPEAL_WITHIN
    world.pay(at=world.now + timedelta(days=2))
    close_cases(end)
    overtaken(
        lambda: settle_holds(end),
        quick=lambda: world.decide(case, Ruling([Measure.HOLD], rule="No spam")),
    )
    assert Hold.objects.get().state == Hold.State.PLACED
    assert Effect.objects.filter(ended_at=None).exists()
    let_time_pass(end + timedelta(days=1))
    assert Hold.objects.get().state == Hold.State.RETURNED
    assert not Effect.objects.filter(ended_at=None).exists()
