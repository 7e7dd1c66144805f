"""The read path: lists and their pages against the plainest queries that fetch the same rows.

Processor time of client and server together, because it hardly moves with the load. There is no
list as JSON yet: R1 measures the selector that such a list would be made of. A list shows what its
texts would earn, so that it asks for the time and for the pool beside its rows: the bound of R1,
R6 and K1 are these four statements with all the columns that a card has, their rows as they come.
R1 is given against the one query of the rows as well, which is about half of them.

At a million texts, on a busy machine, R1 came to 1.6 times the queries and 3.7 times that of the
rows alone, R6 to 2.9, or 12 where no entry was printed before, and K1 to 1.2: what is left of R1
is four trips by Django's cursors and twenty cards, of the 12 Django's templates.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Final

import psycopg
from django.template.loader import render_to_string

from articles.models import Article
from articles.selectors import feed
from articles.selectors.places import Part, Place
from frontend.pages import cards, feeds
from frontend.templatetags import entries
from ledger.selectors import database_time
from ledger.selectors.balances import SYSTEM_TOTALS
from tests.bench.report import Measure
from tests.bench.server import Bench, Database
from tests.bench.sizes import Size
from tests.bench.taking_turns import compared
from tests.bench.texts import write_many

type Plain = psycopg.Connection[tuple[object, ...]]

_ROWS: Final = """
    FROM curation_work work
    JOIN articles_article article ON article.work_id = work.id
        AND article.state = 'published' AND article.audience = 'everybody'
    JOIN accounts_account account ON account.id = article.author_id
    LEFT JOIN communities_community community ON community.id = article.community_id
    LEFT JOIN rewards_terms terms ON terms.work_id = work.id
    WHERE work.ranked AND work.paid_at IS NULL AND work.disqualified_at IS NULL
    ORDER BY work.hot DESC, work.id DESC LIMIT 21
"""
PAGE: Final = f"""
    SELECT work.id, work.author_id, work.opened_at, work.closes_at, work.paid_at, work.declined,
        work.disqualified_at, work.allows_votes, work.rules, work.net_rshares, work.upvotes,
        work.downvotes, work.hot, work.trending, terms.max_payout, article.permlink,
        article.title, article.excerpt, article.language, article.words, article.replies,
        article.published_at, article.cover_id, article.licence, article.ai_use,
        article.sponsor, article.sensitive, article.canonical, article.audience, account.id,
        account.name, account.display_name, account.portrait, community.id, community.slug,
        community.title
    {_ROWS}
"""
#: What estimates are worked out by.
_BESIDE: Final = (
    "SELECT clock_timestamp()",
    "SELECT recent_claims, updated_at FROM rewards_fund",
    SYSTEM_TOTALS,
)
_VOTES: Final = f"""
    SELECT page.*, vote.voter_id, vote.weight_bp, vote.rshares, vote.at
    FROM (SELECT work.id, article.title {_ROWS}) AS page
    JOIN curation_vote vote ON vote.work_id = page.id
"""


@contextmanager
def many_texts(bench: Bench, size: Size) -> Iterator[Database]:
    """The texts that every benchmark of the read path looks at; a million at the full size."""
    posts = texts(size)
    with bench.kept("bench_texts", lambda database: write_many(database, posts)) as database:
        yield database


def texts(size: Size) -> int:
    """How many texts there are."""
    return size.pick(tiny=300, usual=100_000, full=1_000_000)


def values(bench: Bench, size: Size) -> Iterator[Measure]:
    """The hot list from the selector against the raw queries for the same, and the rows' alone."""
    for raw, words in ((every, "raw queries"), (rows, "raw query of the rows alone")):
        what = f"list of 20 from the selector / {words}"
        yield from _against(raw, bench, size, name="R1", what=what, goal=2.0, ours=_values)


def votes(bench: Bench, size: Size) -> Iterator[Measure]:
    """The hot list, which carries its sums of votes, against a raw query that joins the votes."""
    what = "list of 20 with its votes' sums / raw join of 1,000 votes"
    yield from _against(_votes, bench, size, name="R2", what=what, goal=1.0, ours=_values)


def html(bench: Bench, size: Size) -> Iterator[Measure]:
    """The hot list as HTML against the raw queries for the same: where other readers have seen its
    entries in this minute, and where nobody has.
    """
    for what, ours in (
        ("list of 20 as HTML / raw queries", _html),
        ("list of 20 as HTML, no entry printed before / raw queries", _html_anew),
    ):
        yield from _against(every, bench, size, name="R6", what=what, goal=3.0, ours=ours)


def depth(bench: Bench, size: Size) -> Iterator[Measure]:
    """A page far down a list against its first page: what is new, hot, trending and closing soon,
    and the newest under a tag, in a language and of an author.
    """
    with many_texts(bench, size) as database:
        for what, first, deep, read in _lists(database_time()):
            yield compared(
                database,
                size,
                name="R4",
                what=f"{what}: page in the middle of {texts(size):,} texts / first page",
                goal=1.2,
                ours=partial(read, after=deep),
                bound=partial(read, after=first),
            )


def _against(
    raw: Callable[[Plain], object],
    bench: Bench,
    size: Size,
    *,
    name: str,
    what: str,
    goal: float,
    ours: Callable[[], object],
) -> Iterator[Measure]:
    with (
        many_texts(bench, size) as database,
        psycopg.connect(database.url, autocommit=True) as plain,
    ):
        yield compared(
            database,
            size,
            name=name,
            what=what,
            goal=goal,
            ours=ours,
            bound=partial(raw, plain),
        )


def _lists(now: datetime) -> Iterator[tuple[str, str, str, Callable[..., object]]]:
    """Each list with the places where it begins and in its middle, and how a page of it is read.

    What is paid has no place of its own at the top of a ranking: it begins behind what is open.
    """
    newest = Article.objects.order_by("-published_at", "-work_id")
    middle = newest[newest.count() // 2]
    by_time = str(Place.at(Part.TIMED, middle.published_at, middle.pk))
    paid = newest.exclude(work__paid_at=None).first()
    behind = str(Place.at(Part.TIMED, paid.published_at, paid.pk)) if paid else ""
    waiting = Article.objects.filter(work__paid_at=None)
    half = waiting.count() // 2
    works = waiting.select_related("work")
    hot = works.order_by("-work__hot", "-work_id")[half].work
    trending = works.order_by("-work__trending", "-work_id")[half].work
    closing = works.order_by("work__closes_at", "work_id")[half].work
    writer = newest.select_related("author")[0].author.name
    yield "new", "", by_time, partial(feed, "new", now=now)
    yield "hot", "", str(Place(Part.SCORED, hot.hot, hot.pk)), partial(feed, "hot", now=now)
    yield (
        "trending",
        "",
        str(Place(Part.SCORED, trending.trending, trending.pk)),
        partial(feed, "trending", now=now),
    )
    yield "hot, behind what is open", behind, by_time, partial(feed, "hot", now=now)
    yield (
        "closing",
        "",
        str(Place.at(Part.CLOSING, closing.closes_at, closing.pk)),
        partial(feed, "closing", now=now),
    )
    yield "tag", "", by_time, partial(feed, "new", now=now, tag="tag7")
    yield "language", "", by_time, partial(feed, "new", now=now, language="sv")
    yield "author", "", by_time, partial(feed, "new", now=now, author=writer)


def rows(plain: Plain) -> list[tuple[object, ...]]:
    """The rows of the hot list as they come."""
    return plain.execute(PAGE).fetchall()


def every(plain: Plain) -> list[tuple[object, ...]]:
    """The same, and what estimates are worked out by."""
    for statement in _BESIDE:
        plain.execute(statement).fetchall()
    return rows(plain)


def _votes(plain: Plain) -> object:
    return plain.execute(_VOTES).fetchall()


def _values() -> object:
    return feed("hot", now=database_time())


def _html() -> object:
    page = feeds.front("hot", viewer=None, after="", now=database_time())
    return render_to_string("frontend/parts/list.html", {"feed": page})


def _html_anew() -> object:
    entries.forget_printed()
    cards.forget_said()
    return _html()
