"""Counting what is open in each community, which the list of communities is ranked by."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched
from typing import Final

from django.db import transaction

from articles.models import CommunityRank
from articles.selectors.readers import listed
from rewards.columns import Standing
from rewards.reading import standing
from rewards.selectors import Pool, estimates_of, pool_if_any

#: So many open texts are in memory at once.
_AT_ONCE: Final = 2_000


@dataclass
class _Count:
    pending: int = 0
    texts: int = 0
    authors: set[int] = field(default_factory=set)


def rank_communities(now: datetime) -> int:
    """Count every community's open texts anew, in place of what was counted before; how many
    communities have any. Four queries, whatever there is.
    """
    against, counts = pool_if_any(), dict[int, _Count]()
    for some in batched(_open_texts(), _AT_ONCE, strict=False):
        estimates = _estimates(some, against, now)
        for work, community, author, _standing, _rules in some:
            count = counts.setdefault(community, _Count())
            count.pending += estimates.get(work, 0)
            count.texts += 1
            count.authors.add(author)
    rows = [
        CommunityRank(
            community_id=community,
            pending_milliink=count.pending,
            authors=len(count.authors),
            texts=count.texts,
        )
        for community, count in counts.items()
    ]
    with transaction.atomic():
        CommunityRank.objects.exclude(pk__in=counts).delete()
        CommunityRank.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["community"],
            update_fields=["pending_milliink", "authors", "texts"],
        )
    return len(rows)


type _Open = tuple[int, int, int, Standing, str]


def _open_texts() -> Iterator[_Open]:
    found = listed().filter(community__isnull=False, work__paid_at=None)
    columns = found.values_list(
        "work_id",
        "community_id",
        "author_id",
        "work__rules",
        "work__net_rshares",
        "work__declined",
        "work__disqualified_at",
        "work__terms__max_payout",
    )
    for work, community, author, rules, votes, declined, gone, most in columns.iterator(_AT_ONCE):
        stands = standing(votes, declined=declined, disqualified=gone is not None, max_payout=most)
        yield work, community, author, stands, rules


def _estimates(some: tuple[_Open, ...], against: Pool | None, now: datetime) -> dict[int, int]:
    if against is None:
        return {}
    waiting = {work: (stands, rules) for work, _community, _author, stands, rules in some}
    return estimates_of(waiting, against=against, now=now)
