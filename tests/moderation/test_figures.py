"""The figures of a span are counted by hand."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.services import found
from moderation.measures import Measure
from moderation.process import HEARD_WITHIN, Outcome
from moderation.reasons import CaseKind, Reason
from moderation.selectors.figures import figures, quarter
from moderation.services import appeal, decide, end_appeal, open_case, report, take_back
from moderation.services.deciding import Ruling
from tests.moderation.world import World, key

LOCK = Ruling([Measure.LOCK, Measure.WARN], rule="Be kind")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_quarter_ends_where_the_next_begins() -> None:
    assert quarter(2026, 3) == (
        datetime(2026, 7, 1, tzinfo=UTC),
        datetime(2026, 10, 1, tzinfo=UTC),
    )
    assert quarter(2026, 4)[1] == quarter(2027, 1)[0] == datetime(2027, 1, 1, tzinfo=UTC)


def test_cases_decisions_appeals_and_times(world: World) -> None:
    begin, made = world.now, []
    for hours in (1, 2, 6):
        at = begin + hours * HOUR
        made.append(
            decide(world.report().pk, by=world.moderator, ruling=LOCK, key=key(), now=at).pk
        )
    decide(world.report().pk, by=world.moderator, ruling=Ruling(), key=key(), now=begin + 9 * HOUR)
    report(account=world.writer, reporter=None, reason=Reason.SPAM, key=key(), now=begin)
    for number, outcome, days in (
        (made[0], Outcome.UPHELD, 1),
        (made[1], Outcome.REVERSED, 8),
    ):
        appeal(number, author=world.writer, words="Mine.", key=key(), now=begin + 9 * HOUR)
        end_appeal(
            number,
            by=world.colleague,
            outcome=outcome,
            message="So.",
            key=key(),
            now=begin + 9 * HOUR + days * DAY,
        )
    take_back(made[2], by=world.moderator, message="No.", key=key(), now=begin + DAY)
    with CaptureQueriesContext(connection) as queries:
        told = figures(since=begin, until=begin + 30 * DAY, now=begin + 30 * DAY)
    assert len(queries) == 8
    assert (told.opened[CaseKind.REPORT], told.opened[CaseKind.LEGAL]) == (5, 0)
    assert (told.waiting, told.decisions, told.dismissed) == (1, 4, 1)
    assert (told.measures[Measure.LOCK], told.measures[Measure.REMOVE]) == (3, 0)
    assert (told.appeals, told.upheld, told.reversed, told.taken_back) == (2, 1, 1, 1)
    assert told.late == 1
    # Of 1, 2, 6 and 9 hours, and of 1 and 8 days.
    assert (told.to_decide, told.to_hear) == (4 * HOUR, 4 * DAY + 12 * HOUR)


def test_what_was_before_or_elsewhere_is_not_counted(world: World) -> None:
    world.decide(world.report(), LOCK)
    for told in (
        figures(since=world.now + DAY, until=world.now + 2 * DAY, now=world.now + 2 * DAY),
        figures(
            since=world.now,
            until=world.now + DAY,
            community=found("sand", title="Sand", founder=world.reader, now=world.now),
            now=world.now,
        ),
    ):
        assert (told.decisions, sum(told.opened.values()), told.to_decide) == (0, 0, None)
    here = figures(since=world.now, until=world.now + DAY, community=world.soil, now=world.now)
    assert (here.decisions, here.opened[CaseKind.REPORT]) == (1, 1)


def test_an_appeal_that_nobody_answers_is_late_from_its_day_on(world: World) -> None:
    decision = world.decide(world.report(), LOCK)
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    due = world.now + HEARD_WITHIN

    def late(now: datetime, *, until: datetime = due + DAY) -> int:
        return figures(since=world.now, until=until, now=now).late

    assert (late(due), late(due + HOUR), late(due + 90 * DAY)) == (0, 1, 1)
    # It is counted where its day was.
    assert late(due + 90 * DAY, until=due) == 0


def test_texts_that_went_in_a_wave_are_counted_apart(world: World) -> None:
    slow = world.report()
    decide(slow.pk, by=world.site, ruling=LOCK, key=key(), now=world.now + 6 * HOUR)
    later = world.now + 7 * HOUR
    swept = open_case(
        CaseKind.WAVE,
        work_id=world.text.pk,
        account=world.writer,
        community_id=world.soil.pk,
        severity=1,
        now=later,
    )
    ruling = Ruling([Measure.REMOVE], rule="No spam")
    decide(swept.pk, by=world.site, ruling=ruling, key=key(), now=later)
    told = figures(since=world.now, until=world.now + DAY, now=world.now + DAY)
    assert (told.decisions, told.in_waves, told.measures[Measure.REMOVE]) == (1, 1, 1)
    assert told.to_decide == told.to_decide_most == 6 * HOUR
