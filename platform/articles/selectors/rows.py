"""The columns that a list reads of each article: one statement, and no model objects, of which a
page of twenty cards would make eighty.
"""

from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import QuerySet

from articles.models import Article


class Row(NamedTuple):
    """One article with what stands beside it, in the order of `_COLUMNS`."""

    pk: int
    account_id: int
    author: str
    display_name: str
    portrait: str
    permlink: str
    title: str
    excerpt: str
    language: str
    words: int
    replies: int
    published_at: datetime
    community_id: int | None
    community: str | None
    community_title: str | None
    cover_id: int | None
    licence: str
    ai_use: str
    sponsor: str
    sensitive: str
    canonical: str
    audience: str
    #: The author's wallet; from here on the columns of the work.
    author_id: int
    opened_at: datetime
    closes_at: datetime
    paid_at: datetime | None
    declined: bool
    allows_votes: bool
    rules: str
    upvotes: int
    downvotes: int
    hot: float
    trending: float


_ELSEWHERE: Final = {
    "pk": "work_id",
    "account_id": "author_id",
    "author": "author__name",
    "display_name": "author__display_name",
    "portrait": "author__portrait",
    "community": "community__slug",
    "community_title": "community__title",
    **{name: f"work__{name}" for name in Row._fields[Row._fields.index("author_id") :]},
}
_COLUMNS: Final = tuple(_ELSEWHERE.get(name, name) for name in Row._fields)


def rows(found: QuerySet[Article]) -> list[Row]:
    """The rows of a query, in its order. One query."""
    return [Row._make(values) for values in found.values_list(*_COLUMNS)]
