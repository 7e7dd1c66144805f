"""Hot and trending lists: the right order, every work once, from the index alone."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curation.models import Work
from curation.rules import VoteRules
from curation.selectors import Scored, hot_page, trending_page
from curation.services import cast_vote, close_works, disqualify
from tests.curation.scene import Voters, Works

pytestmark = pytest.mark.usefixtures("db")


def test_pages_follow_one_another_without_a_gap(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    works = [work(opened_at=noon - timedelta(seconds=i // 3)) for i in range(12)]
    cast_vote(works[5].pk, voter=person(10**15), weight_bp=10_000, rules=rules, now=noon)
    for page in (hot_page, trending_page):
        seen: list[Scored] = []
        while places := page(before=seen[-1] if seen else None, limit=5):
            seen += places
        assert {place.work for place in seen} == {each.pk for each in works}
        assert len(seen) == 12
        assert seen[0].work == works[5].pk
        ordered = sorted(seen, key=lambda place: (-place.score, -place.work))
        assert seen == ordered


def test_replies_and_paid_and_disqualified_works_are_in_no_list(
    noon: datetime, person: Voters, work: Works
) -> None:
    reply, paid, bad, listed = work(ranked=False), work(), work(), work()
    close_works([paid.pk], now=noon)
    disqualify(bad.pk, by=person(0), reason="spam", now=noon)
    assert [place.work for place in hot_page()] == [listed.pk]
    assert [place.work for place in trending_page()] == [listed.pk]
    assert (reply.hot, reply.trending) == (0.0, 0.0)


def test_a_page_is_answered_from_the_index_alone(noon: datetime, work: Works) -> None:
    first = work()
    opened = {"opened_at": noon, "closes_at": noon + timedelta(days=7), "rules": "inkwell-1"}
    Work.objects.bulk_create(
        [Work(author_id=first.author_id, hot=number, **opened) for number in range(2_000)]
    )
    with CaptureQueriesContext(connection) as queries:
        hot_page(before=Scored(work=7, score=1_000.0))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + queries[0]["sql"])
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Index Only Scan" in plan
    assert "curation_work_hot" in plan
    assert "Sort" not in plan
