"""Everybody reads what was decided, by which rule and in which office; nobody is named."""

from dataclasses import asdict
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.services import found
from moderation.measures import Measure
from moderation.models import Case, Decision
from moderation.process import APPEAL_WITHIN, Outcome
from moderation.rights import As
from moderation.selectors.log import log_line, public_log, removals
from moderation.services import appeal, end_appeal, let_time_pass, take_back
from moderation.services.deciding import Ruling
from tests.moderation.world import World, key

REMOVE = Ruling([Measure.REMOVE], rule="No spam", quoted="They climb.", message="Not here.")


def test_a_line_tells_office_and_rule_and_no_name(world: World) -> None:
    decision = world.decide(world.report(), REMOVE)
    (line,) = public_log().lines
    assert (line.number, line.office, line.community) == (decision.pk, As.COMMUNITY, "soil")
    assert (line.rule, list(line.measures)) == ("No spam", [Measure.REMOVE, Measure.HOLD])
    words = str(asdict(line))
    for person in (world.writer, world.moderator, world.reader):
        assert person.name not in words.replace("moderation", "")
    for private in ("They climb.", "Not here."):
        assert private not in words


def test_what_was_dismissed_is_in_no_log(world: World) -> None:
    world.decide(world.report(), Ruling())
    assert list(public_log().lines) == []


def test_a_reversal_and_its_decision_name_each_other(world: World) -> None:
    first = world.decide(world.report(), REMOVE)
    appeal(first.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    end_appeal(
        first.pk,
        by=world.colleague,
        outcome=Outcome.REVERSED,
        message="Yes.",
        key=key(),
        now=world.now,
    )
    undone, line = public_log().lines
    assert (undone.undoes, line.undone_by) == (first.pk, undone.number)
    assert (line.appeal, undone.is_final) == (Outcome.REVERSED, False)


def test_what_is_paid_back_to_the_pool_is_in_the_log(world: World) -> None:
    world.decide(world.report(), REMOVE)
    end = world.now + APPEAL_WITHIN
    world.pay(at=end)
    let_time_pass(end)
    final, line = public_log().lines
    assert (final.office, final.is_final, line.is_final) == (As.AUTOMATIC, True, False)


def test_a_community_has_its_own_log(world: World) -> None:
    world.decide(world.report(), REMOVE)
    other = found("sand", title="Sand", founder=world.reader, now=world.now)
    assert [line.community for line in public_log(community=world.soil).lines] == ["soil"]
    assert list(public_log(community=other).lines) == []


def test_a_removed_text_leads_to_its_line_until_it_is_back(world: World) -> None:
    decision = world.decide(world.report(), REMOVE)
    assert removals([world.text.pk]) == {world.text.pk: log_line(decision.pk)}
    take_back(decision.pk, by=world.moderator, message="No.", key=key(), now=world.now)
    assert not removals([world.text.pk])


@pytest.mark.parametrize("count", [10, 120])
def test_pages_of_the_log_take_one_query_and_skip_nothing(world: World, count: int) -> None:
    Case.objects.bulk_create(
        Case(
            kind="report",
            account=world.writer,
            community=world.soil,
            severity=1,
            state="closed",
            opened_at=world.now,
            decided_at=world.now,
        )
        for _ in range(count)
    )
    Decision.objects.bulk_create(
        Decision(
            case=case,
            measures=["warn"],
            rule="Be kind",
            by=world.moderator,
            office=As.COMMUNITY.value,
            at=world.now + timedelta(minutes=case.pk),
            key=key(),
        )
        for case in Case.objects.all()
    )
    seen, after = [], 0
    while True:
        with CaptureQueriesContext(connection) as queries:
            page = public_log(after=after)
        assert len(queries) == 1
        seen += [line.number for line in page.lines]
        after = page.after
        if not after:
            break
    assert seen == sorted(Decision.objects.values_list("pk", flat=True), reverse=True)
    assert len(seen) == count
