"""An appeal that nobody answered in time says so, stands first, and is the site's to hear, too."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.services import publish
from moderation.measures import Measure
from moderation.models import Appeal, Decision
from moderation.process import HEARD_WITHIN, Outcome
from moderation.reasons import Reason
from moderation.selectors import Source, appeals_waiting, office_of
from moderation.services import appeal, decide, end_appeal, let_time_pass, report
from moderation.services.deciding import Ruling
from rewards.models import Hold
from tests.moderation.world import World, key

REMOVE = Ruling([Measure.REMOVE], rule="No spam")


@pytest.fixture
def late(world: World) -> Decision:
    """Of the community's moderator; the appeal was due yesterday."""
    made = world.decide(world.report(), REMOVE)
    asked = world.now - HEARD_WITHIN - timedelta(days=1)
    appeal(made.pk, author=world.writer, words="Mine.", key=key(), now=asked)
    return made


def test_it_stands_first_with_the_site_and_its_author_reads_so(
    world: World, late: Decision
) -> None:
    other = publish(world.writer, title="Peas", body="They climb, too.", now=world.now)
    case = report(
        work_id=other.pk, reporter=world.reader, reason=Reason.SPAM, key=key(), now=world.now
    )
    newer = decide(case.pk, by=world.administrator, ruling=REMOVE, key=key(), now=world.now)
    appeal(newer.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    waits = [each.pk for each in appeals_waiting(office_of(world.site))]
    assert waits == [late.pk, newer.pk]
    due = Appeal.objects.get(pk=late.pk).due_at
    after = appeals_waiting(office_of(world.site), after=(due, Source.CASE, late.pk))
    assert [each.pk for each in after] == [newer.pk]
    assert [each.pk for each in appeals_waiting(office_of(world.colleague))] == [late.pk]
    assert appeals_waiting(office_of(world.moderator)) == []
    author = Client()
    author.force_login(world.writer)
    shown = author.get("/cases").text
    assert shown.count("and is late. Besides the community") == 1
    assert shown.count("somebody else answers by") == 1


def test_nothing_changes_until_somebody_of_the_site_hears_it(world: World, late: Decision) -> None:
    let_time_pass(world.now)
    assert Hold.objects.get().state == Hold.State.PLACED
    assert Appeal.objects.get().ended_at is None
    end_appeal(
        late.pk,
        by=world.site,
        outcome=Outcome.REVERSED,
        message="I looked again.",
        key=key(),
        now=world.now,
    )
    assert Hold.objects.get().state == Hold.State.LIFTED
    assert appeals_waiting(office_of(world.site)) == []
