"""However much stands under a tag or in a community, one's own lists look at a page of it."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles.models import Showing
from articles.selectors import Feed, following, under_my_tags
from articles.services import follow_tag, publish
from communities.services import found, join

TEXTS = 30
LIMIT = 5


@pytest.fixture
def reader(person: Callable[[str], Account], now: datetime) -> Account:
    """Somebody who follows a tag and is in a community, each with thirty texts, and as many that
    the community shows.
    """
    rosa, ines = person("rosa"), person("ines")
    room = found("bakers", title="Bakers", founder=ines, now=now)
    follow_tag(rosa, name="soil", now=now)
    join(room, account=rosa, now=now)
    mira = person("mira")
    away = found("millers", title="Millers", founder=mira, now=now)
    for hours in range(TEXTS):
        at = now - timedelta(hours=hours)
        publish(ines, title="Tagged", body="Words.", tags=("soil",), now=at)
        publish(ines, title="Within", body="Words.", community=room, now=at)
        guest = publish(mira, title="Shown", body="Words.", community=away, now=at)
        Showing.objects.create(article=guest, community=room, by=mira, at=at)
    return rosa


def most_read(index: str, read: Callable[[], Feed]) -> float:
    """How many rows of an index the list reads for one tag or community, at most. Tables as short
    as these would be read whole and sorted if that were not forbidden.
    """
    with CaptureQueriesContext(connection) as captured:
        assert len(read().cards) == LIMIT
    (asked,) = {each["sql"] for each in captured if "unnest" in each["sql"]}
    with connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort", "incremental_sort", "hashagg"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF) {asked}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    counts = re.findall(rf"{index} .*actual.* rows=([0-9.]+) loops", plan)
    assert counts, plan
    return max(map(float, counts))


@pytest.mark.parametrize("is_deep", [False, True])
def test_under_ones_tags(is_deep: bool, reader: Account, now: datetime) -> None:
    after = under_my_tags(reader, now=now, limit=LIMIT).after if is_deep else ""

    def page() -> Feed:
        return under_my_tags(reader, now=now, limit=LIMIT, after=after)

    assert most_read("article_by_tag", page) == LIMIT + 1


def test_in_what_one_follows(reader: Account, now: datetime) -> None:
    for index in ("article_by_tag", "article_by_community", "showing_newest"):
        assert most_read(index, lambda: following(reader, now=now, limit=LIMIT)) == LIMIT + 1


def test_for_a_digest_nothing_is_looked_at_that_is_older(reader: Account, now: datetime) -> None:
    since = now - timedelta(hours=2, minutes=30)

    def news() -> Feed:
        return following(reader, now=now, limit=LIMIT, since=since)

    for index in ("article_by_tag", "article_by_community", "showing_newest"):
        assert most_read(index, news) == 3
