"""A wave that is selected by accounts takes their open votes, whether they wrote or only voted."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from accounts.models import Account
from accounts.services import register
from articles.models import Article
from articles.services import publish, vote_on
from curation.models import Vote, Work
from moderation.errors import WaveRefused
from moderation.measures import Measure
from moderation.models import Decision, Wave, WaveVote
from moderation.process import Outcome
from moderation.selectors.told import decisions_about
from moderation.selectors.waves import preview
from moderation.services import appeal, end_appeal, sweep, sweep_on, undo_sweep
from moderation.waves import ItemState, Selection, check
from notifications.kinds import Kind
from notifications.models import Notice
from rewards.models import Hold
from tests.moderation.world import World, key
from tests.rewards.services.audit import findings


@pytest.fixture
def ring(world: World) -> Sequence[Account]:
    """Two accounts that wrote nothing and voted on the writer's text."""
    made = [register(name, now=world.now, reserved=True) for name in ("echo-a", "echo-b")]
    for voter in made:
        vote_on(world.text.pk, voter=voter, weight_bp=10_000, now=world.now - timedelta(hours=1))
    return made


def chosen(world: World, *names: str, votes: bool = True, host: str = "") -> Selection:
    span = (world.now - timedelta(days=1), world.now)
    return check(Selection(*span, authors=names, votes=votes, host=host))


def swept(world: World, selection: Selection) -> Wave:
    made = sweep(
        world.site, selection=selection, rule="No rings", message="", key=key(), now=world.now
    )
    while sweep_on(world.now):
        pass
    return made


def standing(*people: Account) -> int:
    voters = [each.wallet_id for each in people]
    return Vote.objects.filter(voter__in=voters).exclude(weight_bp=0).count()


def test_the_preview_lists_them_and_who_is_told(world: World, ring: Sequence[Account]) -> None:
    seen = preview(chosen(world, "echo-a", "echo-b"), now=world.now)
    assert (seen.texts, seen.authors, seen.votes, seen.may_go) == (0, 2, 2, True)
    assert [(it.work, it.voter) for it in seen.reversed] == [
        (world.text.pk, "echo-a"),
        (world.text.pk, "echo-b"),
    ]
    assert standing(*ring) == 2


def test_they_are_taken_each_by_a_decision_that_is_told_and_can_be_appealed_against(
    world: World, ring: Sequence[Account]
) -> None:
    weighed = Work.objects.get(pk=world.text.pk).vote_rshares
    swept(world, chosen(world, "echo-a", "echo-b"))
    assert standing(*ring) == 0
    assert Work.objects.get(pk=world.text.pk).vote_rshares < weighed
    assert Decision.objects.filter(measures=["votes"]).count() == 2
    for each in ring:
        [told] = decisions_about(each, now=world.now)
        assert (told.measures, told.rule) == ([Measure.VOTES], "No rings")
        assert told.appeal_until is not None
        assert Notice.objects.filter(account=each, kind=Kind.DECISION).exists()


def test_a_won_appeal_returns_those_of_one(world: World, ring: Sequence[Account]) -> None:
    swept(world, chosen(world, "echo-a", "echo-b"))
    made = Decision.objects.get(measures=["votes"], case__account=ring[0])
    appeal(made.pk, author=ring[0], words="I read it.", key=key(), now=world.now)
    end_appeal(
        made.pk,
        by=world.administrator,
        outcome=Outcome.REVERSED,
        message="So it is.",
        key=key(),
        now=world.now + timedelta(hours=1),
    )
    assert (standing(ring[0]), standing(ring[1])) == (1, 0)


def test_giving_the_wave_back_returns_them(world: World, ring: Sequence[Account]) -> None:
    weighed = Work.objects.get(pk=world.text.pk).vote_rshares
    wave, later = swept(world, chosen(world, "echo-a", "echo-b")), world.now + timedelta(hours=1)
    undo_sweep(wave.pk, by=world.site, now=later)
    while sweep_on(later):
        pass
    assert standing(*ring) == 2
    assert Work.objects.get(pk=world.text.pk).vote_rshares == weighed


def test_what_is_paid_afterwards_is_conserved_and_nothing_is_held(
    world: World, ring: Sequence[Account]
) -> None:
    swept(world, chosen(world, "echo-a", "echo-b"))
    world.pay(at=world.now + timedelta(days=2))
    assert Work.objects.get(pk=world.text.pk).paid_at is not None
    assert not Hold.objects.exists()
    assert findings() == []


def test_texts_that_narrow_a_wave_leave_who_only_voted(
    world: World, ring: Sequence[Account]
) -> None:
    selection = chosen(world, "echo-a", host="pills.example")
    assert preview(selection, now=world.now).votes == 0
    with pytest.raises(WaveRefused, match="no open vote is like that"):
        swept(world, selection)
    with pytest.raises(WaveRefused, match="no open vote is like that"):
        swept(world, chosen(world, "echo-a", votes=False))
    assert not Wave.objects.exists()
    assert standing(*ring) == 2


def test_neither_staff_nor_votes_on_the_moderators_own_text_are_taken(
    world: World, ring: Sequence[Account]
) -> None:
    Account.objects.filter(pk=ring[0].pk).update(is_staff=True)
    own: Article = publish(world.site, title="Peas", body="They climb.", now=world.now)
    vote_on(own.pk, voter=ring[1], weight_bp=10_000, now=world.now)
    assert preview(chosen(world, "echo-a"), now=world.now).may_go is False
    swept(world, chosen(world, "echo-a", "echo-b"))
    assert standing(ring[0]) == 1
    left = WaveVote.objects.get(state=ItemState.LEFT.value)
    assert (left.work_id, left.voter_id) == (own.pk, ring[1].wallet_id)
