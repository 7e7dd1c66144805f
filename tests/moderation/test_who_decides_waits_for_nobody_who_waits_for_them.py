"""A moderator decides while the author changes the text, or while it is read on: all of them lock
the case first, so that nobody is cut off by a deadlock.
"""

from datetime import timedelta

import pytest

from articles.models import Article
from articles.services import publish, revise
from articles.states import State
from ledger.refusal import Refusal
from moderation.measures import Measure
from moderation.models import Case, Likeness
from moderation.reasons import Reason
from moderation.screening import Does
from moderation.services import decide, read_texts, report, screened, watch_words
from moderation.services.deciding import Ruling
from tests.moderation.world import World, key, make_world
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken

BODY = " ".join(f"word{number}" for number in range(200))


def reported(world: World, text: Article) -> Case:
    return report(
        work_id=text.pk, reporter=world.reader, reason=Reason.SPAM, key=key(), now=world.now
    )


def look_at(case: Case) -> None:
    """What every act in a case begins with."""
    Case.objects.select_for_update(no_key=True).get(pk=case.pk)


def remove(world: World, case: Case) -> None:
    ruling = Ruling([Measure.REMOVE], rule="No spam")
    decide(case.pk, by=world.site, ruling=ruling, key=key(), now=world.now)


def change(world: World, text: Article, *, body: str) -> None:
    with screened(text.pk, author=world.writer, title="Beans", body=body, now=world.now):
        revise(text.pk, author=world.writer, title="Beans", body=body, now=world.now)


def test_a_changed_text_and_one_that_is_read_on(committed_db: CommittedDatabase) -> None:
    world = make_world()
    watch_words(
        world.administrator,
        community=None,
        name="Games",
        does=Does.REPORT,
        words="roulette",
        now=world.now,
    )
    case = reported(world, world.text)
    with pytest.raises(Refusal):
        overtaken(
            lambda: change(world, world.text, body="They climb for roulette."),
            quick=lambda: look_at(case),
            then=lambda: remove(world, case),
        )
    assert Article.objects.get(pk=world.text.pk).state == State.REMOVED
    assert Case.objects.count() == 1

    written = world.now - timedelta(hours=2)
    publish(world.colleague, title="Older", body=BODY, now=written)
    copy = publish(world.writer, title="Copy", body=BODY, now=written + timedelta(hours=1))
    case = reported(world, copy)
    read = overtaken(
        lambda: read_texts(world.now),
        quick=lambda: look_at(case),
        then=lambda: remove(world, case),
    )
    assert read == 3
    assert Likeness.objects.get().work_id == copy.pk
    assert Article.objects.get(pk=copy.pk).state == State.REMOVED
    assert Case.objects.count() == 2
