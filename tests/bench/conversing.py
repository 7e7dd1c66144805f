"""A thread of 2,000 comments against the queries that would fetch all of it.

Its first part came to 1.4 times the one range, and to 0.7 of a query for each level.
Which comments are shown first depends on all of them, so their numbers and votes are read
and put in order, and then the twenty that are shown, with the pool and the clock. A query for each
of seven levels is cheap beside that; the design read a deeper thread, and all of it.
"""

from collections.abc import Iterator

import psycopg

from articles.selectors import conversation
from ledger.selectors import database_time
from tests.bench.report import Measure
from tests.bench.server import Bench
from tests.bench.sizes import Size
from tests.bench.taking_turns import compared
from tests.bench.texts import write_many, write_thread

_COLUMNS = """
    SELECT comment.work_id, comment.path, comment.published_at, revision.html, account.name
    FROM articles_comment comment
    JOIN articles_revision revision ON revision.id = comment.revision_id
    JOIN accounts_account account ON account.id = comment.author_id
"""
_RANGE = f"{_COLUMNS} WHERE comment.article_id = %s ORDER BY comment.path"
_LEVEL = f"{_COLUMNS} WHERE comment.article_id = %s AND length(comment.path) = %s"


def thread(bench: Bench, size: Size) -> Iterator[Measure]:
    """The first part of a thread of 2,000, in order, against one range of all, and a query for
    each level.
    """
    count = size.pick(tiny=60, usual=2_000)
    with bench.database() as database:
        write_many(database, 300)
        article = write_thread(database, count)
        with psycopg.connect(database.url, autocommit=True) as plain:

            def by_range() -> None:
                plain.execute(_RANGE, [article]).fetchall()

            def by_level() -> None:
                depth = 8
                while plain.execute(_LEVEL, [article, depth]).fetchall():
                    depth += 8

            for what, goal, bound in (
                ("one range", 2.0, by_range),
                ("a query for each level", 0.25, by_level),
            ):
                yield compared(
                    database,
                    size,
                    name="R5",
                    what=f"first part of {count:,} comments / all by {what}",
                    goal=goal,
                    ours=lambda: conversation(article, now=database_time()),
                    bound=bound,
                    turns=30,
                )
