"""A stranger reads by which rule and which decision a profile is silent, a thread closed, a
warning required and a reward on hold, and is led to that line of the public log.
"""

import pytest
from django.test import Client

from articles.models import Article
from moderation.measures import Measure
from moderation.models import Decision
from moderation.reasons import Reason
from moderation.services import report, take_back
from moderation.services.deciding import Ruling
from tests.moderation.world import World, key, make_world


@pytest.fixture
def world(db: None) -> World:
    """Nothing is decided yet."""
    return make_world()


def page(world: World) -> str:
    text = Article.objects.get(pk=world.text.pk)
    return Client().get(f"/@{world.writer.name}/{text.permlink}").text


def names(decision: Decision, shown: str) -> bool:
    line = f'href="/moderation/log/{decision.pk}"'
    return line in shown and f"Decision no. {decision.pk}" in shown and "Be kind" in shown


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (Measure.LOCK, "The thread is closed."),
        (Measure.LABEL, "The warning before the text is required."),
        (Measure.HOLD, "The reward is on hold."),
    ],
)
def test_what_was_done_to_a_text_names_its_decision(
    world: World, measure: Measure, words: str
) -> None:
    assert words not in page(world)
    made = world.decide(world.report(), Ruling([measure], rule="Be kind", label="surgery"))
    shown = page(world)
    assert words in shown
    assert names(made, shown)
    take_back(made.pk, by=world.colleague, message="A mistake.", key=key(), now=world.now)
    shown = page(world)
    assert words not in shown
    assert not names(made, shown)


def test_of_several_the_newest_counts_and_each_measure_has_its_line(world: World) -> None:
    first = world.decide(world.report(), Ruling([Measure.LOCK], rule="Be kind"))
    second = world.decide(
        world.report(), Ruling([Measure.LOCK, Measure.HOLD], rule="Be kind"), by=world.colleague
    )
    shown = page(world)
    assert shown.count(f"Decision no. {second.pk}<") == 2
    assert f"Decision no. {first.pk}<" not in shown


def test_a_silent_profile_and_its_texts_name_theirs(world: World) -> None:
    case = report(
        account=world.writer, reporter=None, reason=Reason.SPAM, key=key(), now=world.now
    )
    ruling = Ruling([Measure.SUSPEND], rule="Be kind", message="Forty insults.")
    made = world.decide(case, ruling, by=world.site)
    for shown in (Client().get(f"/@{world.writer.name}").text, page(world)):
        assert "This account is suspended" in shown
        assert names(made, shown)
        assert "Forty insults" not in shown
    line = Client().get(f"/moderation/log/{made.pk}")
    assert line.status_code == 200
    assert world.writer.name not in line.text
