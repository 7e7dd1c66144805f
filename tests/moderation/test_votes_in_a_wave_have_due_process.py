"""Whose votes a wave of spam takes back is told and can appeal; an appeal that is won returns
those that are still open, and so does one for the only text that the wave took of them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from articles.models import Article
from articles.services import publish, vote_on
from curation.models import Vote, VoteEvent
from moderation.errors import DecisionRefused
from moderation.measures import Measure, Subject, check
from moderation.models import Case, Decision, Wave, WaveVote
from moderation.process import Outcome
from moderation.reasons import Reason
from moderation.selectors.figures import figures
from moderation.selectors.log import public_log
from moderation.selectors.told import decisions_about
from moderation.services import appeal, end_appeal, report, sweep, sweep_on, undo_sweep
from moderation.waves import ItemState, Selection
from moderation.waves import check as checked
from notifications.kinds import Kind
from notifications.models import Notice
from tests.moderation.world import World, key


@pytest.fixture
def texts(world: World) -> Sequence[Article]:
    """Two by others, on which the writer voted; the second is paid soon."""
    written = (world.now - timedelta(hours=3), world.now - timedelta(days=6))
    made = [publish(world.colleague, title="Peas", body="They climb.", now=at) for at in written]
    for text in made:
        vote_on(text.pk, voter=world.writer, weight_bp=10_000, now=world.now - timedelta(hours=2))
    return made


def swept(world: World) -> Wave:
    """All that the writer wrote, which is one text, and their votes."""
    span = (world.now - timedelta(days=20), world.now)
    selection = checked(Selection(*span, authors=(world.writer.name,)))
    wave = sweep(
        world.site,
        selection=selection,
        rule="No spam",
        message="One of many.",
        key=key(),
        now=world.now,
    )
    while sweep_on(world.now):
        pass
    return wave


def standing(world: World) -> list[int]:
    votes = Vote.objects.filter(voter=world.writer.wallet_id).exclude(weight_bp=0)
    return list(votes.order_by("work").values_list("work", flat=True))


def later(world: World) -> datetime:
    """A vote of the same moment would be the same vote."""
    return world.now + timedelta(hours=1)


def about_votes() -> Decision:
    return Decision.objects.get(measures=["votes"])


def reverse(world: World, decision: Decision, *, days: int = 0) -> None:
    at = later(world) + timedelta(days=days)
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    end_appeal(
        decision.pk,
        by=world.administrator,
        outcome=Outcome.REVERSED,
        message="I looked again.",
        key=key(),
        now=at,
    )


def test_it_is_told_with_rule_and_appeal_and_stands_in_the_log_and_the_figures(
    world: World, texts: Sequence[Article]
) -> None:
    # What is open about the person stays as it is.
    complaint = report(
        account=world.writer, reporter=world.reader, reason=Reason.SPAM, key=key(), now=world.now
    )
    swept(world)
    assert standing(world) == []
    made = about_votes()
    assert Notice.objects.filter(
        account=world.writer, kind=Kind.DECISION, group=f"decision/{made.pk}"
    ).exists()
    [told] = [each for each in decisions_about(world.writer, now=world.now) if not each.work]
    assert (told.measures, told.rule, told.message) == (
        [Measure.VOTES],
        "No spam",
        "One of many.",
    )
    assert told.appeal_until is not None
    assert made.pk in [line.number for line in public_log(measure=Measure.VOTES).lines]
    day = timedelta(days=1)
    found = figures(since=world.now - day, until=world.now + day, now=world.now)
    assert found.measures[Measure.VOTES] == 1
    assert Case.objects.get(pk=complaint.pk).state == "open"


def test_a_won_appeal_returns_what_is_still_open(world: World, texts: Sequence[Article]) -> None:
    swept(world)
    reverse(world, about_votes(), days=2)
    assert standing(world) == [texts[0].pk]
    states = WaveVote.objects.order_by("work").values_list("state", "why_left")
    assert list(states) == [
        (ItemState.UNDONE, ""),
        (ItemState.LEFT, "The vote on this text is over."),
    ]
    taken = VoteEvent.objects.filter(voter=world.writer.wallet_id, work=texts[0].pk)
    weights = list(taken.order_by("seq").values_list("weight_bp", flat=True))
    assert weights == [10_000, 0, 10_000]


def test_they_return_with_the_only_text_that_was_taken(
    world: World, texts: Sequence[Article]
) -> None:
    swept(world)
    of_text = Decision.objects.get(case__work=world.text.pk)
    reverse(world, of_text)
    assert standing(world) == sorted(text.pk for text in texts)
    assert about_votes().undone_by.measures == []
    assert about_votes().case.state == "closed"


def test_giving_the_wave_back_returns_them_too(world: World, texts: Sequence[Article]) -> None:
    wave = swept(world)
    undo_sweep(wave.pk, by=world.site, now=later(world))
    while sweep_on(later(world)):
        pass
    assert standing(world) == sorted(text.pk for text in texts)
    assert Decision.objects.filter(undoes=about_votes()).count() == 1


def test_an_appeal_that_waits_is_not_overtaken(world: World, texts: Sequence[Article]) -> None:
    wave, made = swept(world), about_votes()
    appeal(made.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    undo_sweep(wave.pk, by=world.site, now=later(world))
    while sweep_on(later(world)):
        pass
    assert standing(world) == []
    end_appeal(
        made.pk,
        by=world.administrator,
        outcome=Outcome.REVERSED,
        message="I looked again.",
        key=key(),
        now=later(world),
    )
    assert standing(world) == sorted(text.pk for text in texts)


def test_no_form_takes_votes(world: World) -> None:
    subject = Subject(text=True)
    with pytest.raises(DecisionRefused):
        check([Measure.VOTES], subject=subject, until=None, label="", now=world.now)
