"""The columns that a list reads of each text: one statement, and no model objects, of which a
page of twenty cards would make eighty.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from accounts.models import Account
from accounts.standing import is_limited, is_suspended
from articles.models import Article, Bookmark, Comment
from articles.selectors.warnings import warning_of
from articles.visibility import withheld_here
from curation.models import Vote, Work
from ledger.prepared import prepared_cursor


class WorkRow(NamedTuple):
    """What is voted on and paid, in the order of `_WORK`, and the viewer's part in it."""

    pk: int
    #: The author's wallet.
    author_id: int
    opened_at: datetime
    closes_at: datetime
    paid_at: datetime | None
    declined: bool
    disqualified_at: datetime | None
    allows_votes: bool
    rules: str
    net_rshares: int
    upvotes: int
    downvotes: int
    hot: float
    trending: float
    #: The most that it accepts, in milli-INK.
    max_payout: int | None
    #: In basis points, negative for a dispute; 0 for none.
    mine_bp: int
    #: Whether the viewer keeps it for later.
    kept: bool


class Row(NamedTuple):
    """One article with what stands beside it, in the order of `_ARTICLE`."""

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
    #: What is warned of before it, be it by its community.
    sensitive: str
    canonical: str
    audience: str
    work: WorkRow


class CommentRow(NamedTuple):
    """One comment in its newest version, in the order of `_COMMENT`."""

    pk: int
    path: str
    account_id: int
    author: str
    display_name: str
    portrait: str
    permlink: str
    state: str
    published_at: datetime
    html: str
    version: int
    at: datetime
    #: The warning that moderators require.
    required_sensitive: str
    #: What decisions leave of the author's voice.
    suspended: bool
    limited: bool
    #: Whether it is withheld from who asks.
    withheld: bool
    work: WorkRow


_AUTHOR: Final = {
    "pk": "work_id",
    "account_id": "author_id",
    "author": "author__name",
    "display_name": "author__display_name",
    "portrait": "author__portrait",
}
_ARTICLE: Final[Mapping[str, str | Combinable]] = _AUTHOR | {
    "community": "community__slug",
    "community_title": "community__title",
    "sensitive": warning_of(),
}
_COMMENT: Final[Mapping[str, str | Combinable]] = _AUTHOR | {
    "html": "revision__html",
    "version": "revision__number",
    "at": "revision__at",
    "suspended": is_suspended("author"),
    "limited": is_limited("author"),
}


def rows(found: QuerySet[Article], *, viewer: Account | None) -> list[Row]:
    """The rows of a query, in its order. One query."""
    columns = [_ARTICLE.get(name, name) for name in Row._fields[:-1]]
    read = _read(found, columns, viewer)
    return [Row._make((*own, WorkRow._make(work))) for own, work in read]


class Written(NamedTuple):
    """A statement as the ORM wrote it. Those of its parameters whose places are in `blanks` are
    names of values that are still to be put in.
    """

    sql: str
    parameters: tuple[Any, ...]
    blanks: frozenset[int]


def written(found: QuerySet[Article], *, blanks: Mapping[object, str]) -> Written:
    """The statement of `rows` for readers without an account, as of `written_list`."""
    columns = [_ARTICLE.get(name, name) for name in Row._fields[:-1]]
    mine = _mine(None, "work_id")
    asked = found.values_list(*columns, *_work("work__", "work_id"), *mine)
    return written_list(asked, blanks=blanks)


def written_list(found: QuerySet[Any, Any], *, blanks: Mapping[object, str]) -> Written:
    """The statement of a list of values. `blanks` has the name of each value that another call
    will have in its place. No query.
    """
    sql, parameters = found.query.sql_with_params()
    places = [place for place, value in enumerate(parameters) if value in blanks]
    named = [blanks.get(value, value) for value in parameters]
    return Written(sql, tuple(named), frozenset(places))


def written_rows(statement: Written, values: Mapping[str, Any]) -> list[Row]:
    """The rows of a statement of `written` with these values. One query."""
    own = len(Row._fields) - 1
    found = written_values(statement, values)
    return [Row._make((*row[:own], WorkRow._make(row[own:]))) for row in found]


def written_values(statement: Written, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """What a statement finds with these values. One query."""
    filled = [
        values[str(each)] if place in statement.blanks else each
        for place, each in enumerate(statement.parameters)
    ]
    with prepared_cursor() as cursor:
        cursor.execute(statement.sql, filled)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def comment_rows(found: QuerySet[Comment], *, viewer: Account | None) -> list[CommentRow]:
    """The rows of a query, in its order. One query."""
    read = _read(found, _comment_columns(), viewer)
    return [CommentRow._make((*own, WorkRow._make(work))) for own, work in read]


def written_comments(found: QuerySet[Comment], *, blanks: Mapping[object, str]) -> Written:
    """The statement of `comment_rows` for readers without an account, as of `written_list`, in the
    country of who asks: it is another one wherever something is withheld.
    """
    mine = _mine(None, "work_id")
    asked = found.values_list(*_comment_columns(), *_work("work__", "work_id"), *mine)
    return written_list(asked, blanks=blanks)


def _comment_columns() -> list[str | Combinable]:
    known = {**_COMMENT, "withheld": withheld_here("work_id")}
    return [known.get(name, name) for name in CommentRow._fields[:-1]]


def written_comment_rows(statement: Written, values: Mapping[str, Any]) -> list[CommentRow]:
    """The rows of a statement of `written_comments` with these values. One query."""
    own = len(CommentRow._fields) - 1
    found = written_values(statement, values)
    return [CommentRow._make((*row[:own], WorkRow._make(row[own:]))) for row in found]


def work_row(work_id: int, *, viewer: Account | None) -> WorkRow | None:
    """The row of one work; None where there is none. One query."""
    found = Work.objects.filter(pk=work_id).values_list(*_work("", "pk"), *_mine(viewer, "pk"))
    return next((WorkRow(*row) for row in found), None)


def _read(
    found: QuerySet[Any], columns: Sequence[str | Combinable], viewer: Account | None
) -> Iterable[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    read = found.values_list(*columns, *_work("work__", "work_id"), *_mine(viewer, "work_id"))
    own = len(columns)
    return ((row[:own], row[own:]) for row in read)


def _work(prefix: str, key: str) -> list[str]:
    elsewhere = {"pk": key, "max_payout": f"{prefix}terms__max_payout"}
    return [elsewhere.get(name, prefix + name) for name in WorkRow._fields[:-2]]


def _mine(viewer: Account | None, key: str) -> tuple[Combinable, Combinable]:
    if viewer is None:
        return Value(0), Value(value=False)
    cast = Vote.objects.filter(work=OuterRef(key), voter=viewer.wallet_id)
    marks = Bookmark.objects.filter(article=OuterRef(key), account=viewer)
    return Coalesce(Subquery(cast.values("weight_bp")), 0), Exists(marks)
