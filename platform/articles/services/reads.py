"""Keeping the reads that were counted."""

from collections.abc import Mapping
from typing import Final

from django.db import connection, transaction

from articles.models import Article, Reads
from articles.models.reads import MAX_SOURCE
from articles.reads import ELSEWHERE, MOST_SITES, SITE, Counted, take_reads

_ADD: Final = """
    INSERT INTO articles_reads AS kept (article_id, day, source, count) VALUES (%s, %s, %s, %s)
    ON CONFLICT (article_id, day, source) DO UPDATE SET count = kept.count + excluded.count
"""


def gather_reads() -> int:
    """Keep what was counted since the last time; how many reads. Three queries and one for each
    text, day and source.
    """
    return keep_reads(take_reads())


@transaction.atomic
def keep_reads(counted: Mapping[Counted, int]) -> int:
    """Add these reads to those of the articles that there are."""
    works = {each.work for each in counted}
    there = set(Article.objects.filter(pk__in=works).values_list("pk", flat=True))
    known = _known_sites(counted)
    sums: dict[Counted, int] = {}
    for each, count in sorted(counted.items(), key=lambda item: _place(item[0])):
        if each.work in there:
            told = _told_apart(each, known)
            sums[told] = sums.get(told, 0) + count
    with connection.cursor() as cursor:
        cursor.executemany(
            _ADD, [(each.work, each.day, each.source, count) for each, count in sums.items()]
        )
    return sum(sums.values())


def _place(each: Counted) -> tuple[int, str, str]:
    """One order for all, so that two that keep reads at once do not wait for each other."""
    return each.work, each.day.isoformat(), each.source


def _known_sites(counted: Mapping[Counted, int]) -> dict[tuple[int, object], set[str]]:
    found = Reads.objects.filter(
        article__in={each.work for each in counted},
        day__in={each.day for each in counted},
        source__startswith=SITE,
    )
    known: dict[tuple[int, object], set[str]] = {}
    for work, day, source in found.values_list("article_id", "day", "source"):
        known.setdefault((work, day), set()).add(source)
    return known


def _told_apart(each: Counted, known: dict[tuple[int, object], set[str]]) -> Counted:
    """Anybody may name any site as theirs, so only so many have a row of their own."""
    if not each.source.startswith(SITE):
        return each
    sites = known.setdefault((each.work, each.day), set())
    if each.source not in sites and (len(sites) >= MOST_SITES or len(each.source) > MAX_SOURCE):
        return Counted(each.work, each.day, ELSEWHERE)
    sites.add(each.source)
    return each
