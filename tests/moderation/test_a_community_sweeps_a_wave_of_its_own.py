"""Moderators of a community sweep a wave in it alone, as they decide there one by one."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from accounts.models import Account
from articles.choices import Audience
from articles.models import Article
from articles.services import publish, reply, vote_on
from communities.models import Community
from communities.services import found
from curation.models import Vote
from moderation.errors import NotYourCase, WaveRefused
from moderation.models import Decision, StaffAct, Wave
from moderation.rights import As
from moderation.selectors.waves import preview, waves
from moderation.services import sweep, sweep_on, undo_sweep
from moderation.waves import ItemState, Selection, WaveState, check
from tests.moderation.world import World, key


@pytest.fixture
def elsewhere(world: World) -> Community:
    """Another community, of the reader."""
    return found("stones", title="Stones", founder=world.reader, now=world.now)


@pytest.fixture
def spam(world: World, elsewhere: Community) -> Sequence[int]:
    """What somebody wrote within an hour: in the community, in another one, and in none."""
    at = world.now - timedelta(hours=1)
    inside = publish(world.writer, title="Pills", body="Buy.", community=world.soil, now=at)
    answer = reply(inside.pk, author=world.writer, body="Buy more.", now=at)
    publish(world.writer, title="Pills", body="Buy stones.", now=at)
    return inside.pk, answer.pk


def selected(world: World, *, community: Community | None, votes: bool = True) -> Selection:
    return check(
        Selection(
            world.now - timedelta(days=1),
            world.now + timedelta(minutes=1),
            authors=[world.writer.name],
            votes=votes,
            community=community.pk if community is not None else None,
        )
    )


def begin(world: World, *, by: Account, community: Community | None = None) -> Wave:
    return sweep(
        by,
        selection=selected(world, community=community),
        rule="No spam",
        message="",
        key=key(),
        now=world.now,
    )


def finish(world: World) -> None:
    while sweep_on(world.now):
        pass


def removed(world: World) -> set[int | None]:
    rows = Decision.objects.filter(measures__contains=["remove"], undone_by=None)
    return set(rows.values_list("case__work", flat=True))


def test_what_stands_there_goes_and_nothing_else(world: World, spam: Sequence[int]) -> None:
    seen = preview(selected(world, community=world.soil), now=world.now)
    assert {each.work for each in seen.first} == set(spam)
    wave = begin(world, by=world.moderator, community=world.soil)
    finish(world)
    assert removed(world) == set(spam)
    assert Article.objects.filter(author=world.writer, community=None).get().state == "published"
    assert set(Decision.objects.values_list("office", flat=True)) == {As.COMMUNITY.value}
    assert Wave.objects.get().state == WaveState.SWEPT
    assert StaffAct.objects.get(act="wave.begun").community_id == world.soil.pk
    assert waves(community=world.soil.pk) == [wave]


def test_votes_stay_as_they_are(world: World, spam: Sequence[int]) -> None:
    other = publish(world.colleague, title="Peas", body="Climb.", now=world.now)
    vote_on(other.pk, voter=world.writer, weight_bp=10_000, now=world.now)
    assert preview(selected(world, community=world.soil), now=world.now).votes == 0
    wave = begin(world, by=world.moderator, community=world.soil)
    finish(world)
    assert not wave.votes.exists()
    assert Vote.objects.get(work=other.pk).weight_bp == 10_000


def test_nobody_sweeps_where_they_do_not_decide(
    world: World, elsewhere: Community, spam: Sequence[int]
) -> None:
    for by, community in (
        (world.moderator, elsewhere),
        (world.moderator, None),
        (world.writer, world.soil),
        (world.reader, world.soil),
    ):
        with pytest.raises(NotYourCase):
            begin(world, by=by, community=community)
    assert not Wave.objects.exists()


def test_a_colleague_and_the_site_give_it_back_and_others_do_not(
    world: World, elsewhere: Community, spam: Sequence[int]
) -> None:
    first = begin(world, by=world.moderator, community=world.soil)
    finish(world)
    for other in (world.reader, world.writer):
        with pytest.raises(NotYourCase):
            undo_sweep(first.pk, by=other, now=world.now)
    undo_sweep(first.pk, by=world.colleague, now=world.now)
    finish(world)
    assert removed(world) == set()
    second = begin(world, by=world.moderator, community=world.soil)
    finish(world)
    undo_sweep(second.pk, by=world.site, now=world.now)
    finish(world)
    assert removed(world) == set()


def test_a_wave_of_the_site_is_not_a_communitys_to_give_back(
    world: World, spam: Sequence[int]
) -> None:
    wave = begin(world, by=world.site)
    with pytest.raises(NotYourCase):
        undo_sweep(wave.pk, by=world.moderator, now=world.now)
    with pytest.raises(NotYourCase):
        undo_sweep(wave.pk + 1, by=world.moderator, now=world.now)
    with pytest.raises(WaveRefused):
        undo_sweep(wave.pk + 1, by=world.site, now=world.now)


def test_a_text_that_went_elsewhere_meanwhile_is_left(
    world: World, elsewhere: Community, spam: Sequence[int]
) -> None:
    wave = begin(world, by=world.moderator, community=world.soil)
    Article.objects.filter(pk=spam[0]).update(community=elsewhere)
    finish(world)
    assert removed(world) == set()
    left = wave.texts.filter(state=ItemState.LEFT.value).values_list("why_left", flat=True)
    assert set(left) == {"This text stands in another place by now."}


def test_what_is_written_there_for_circles_is_not_found(world: World, spam: Sequence[int]) -> None:
    Article.objects.filter(pk=spam[0]).update(audience=Audience.CIRCLES)
    seen = preview(selected(world, community=world.soil), now=world.now)
    assert (seen.texts, list(seen.first)) == (0, [])


def test_a_moderators_own_text_stays(world: World) -> None:
    at = world.now - timedelta(hours=1)
    own = publish(world.moderator, title="Mine", body="Mulch.", community=world.soil, now=at)
    selection = Selection(at, world.now, authors=[world.moderator.name], community=world.soil.pk)
    sweep(
        world.moderator,
        selection=check(selection),
        rule="No spam",
        message="",
        key=key(),
        now=world.now,
    )
    finish(world)
    assert Article.objects.get(pk=own.pk).state == "published"
