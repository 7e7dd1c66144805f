"""The read path: lists and their pages against the plainest query that fetches the same rows.

Processor time of client and server together, because it hardly moves with the load. There is no
list as JSON yet: R1 measures the selector that such a list would be made of. It also asks for the
time and for the pool that its estimates are worked out against, which the raw query does not, so
that three of its four statements are not in the bound; the rest is the twenty cards. At 100,000
texts it came to 5 to 8 times the raw query, R6 to 17, or 27 with no entry printed before: the
ready rows are turned into words, times and sums in the reader's language.
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
from frontend.pages import feeds
from frontend.templatetags import entries
from ledger.selectors import database_time
from tests.bench.report import Measure
from tests.bench.server import Bench, Database
from tests.bench.sizes import Size
from tests.bench.taking_turns import compared
from tests.bench.texts import write_many

PAGE: Final = """
    SELECT work.id, work.hot, work.closes_at, work.upvotes, work.downvotes, article.title,
        article.excerpt, article.permlink, article.language, article.words, article.replies,
        article.published_at, account.name, account.display_name, community.slug, community.title
    FROM curation_work work
    JOIN articles_article article ON article.work_id = work.id AND article.state = 'published'
    JOIN accounts_account account ON account.id = article.author_id
    LEFT JOIN communities_community community ON community.id = article.community_id
    WHERE work.ranked AND work.paid_at IS NULL AND work.disqualified_at IS NULL
    ORDER BY work.hot DESC, work.id DESC LIMIT 21
"""
_VOTES: Final = f"""
    SELECT page.*, vote.voter_id, vote.weight_bp, vote.rshares, vote.at
    FROM ({PAGE}) AS page JOIN curation_vote vote ON vote.work_id = page.id
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
    """The hot list from the selector against one raw query for the same rows."""
    what = "list of 20 from the selector / raw query"
    yield from _against(PAGE, bench, size, name="R1", what=what, goal=2.0, ours=_values)


def votes(bench: Bench, size: Size) -> Iterator[Measure]:
    """The hot list, which carries its sums of votes, against a raw query that joins the votes."""
    what = "list of 20 with its votes' sums / raw join of 1,000 votes"
    yield from _against(_VOTES, bench, size, name="R2", what=what, goal=1.0, ours=_values)


def html(bench: Bench, size: Size) -> Iterator[Measure]:
    """The hot list as HTML against one raw query for the same rows: where other readers have seen
    its entries in the last minutes, and where nobody has.
    """
    for what, ours in (
        ("list of 20 as HTML / raw query", _html),
        ("list of 20 as HTML, no entry printed before / raw query", _html_anew),
    ):
        yield from _against(PAGE, bench, size, name="R6", what=what, goal=3.0, ours=ours)


def depth(bench: Bench, size: Size) -> Iterator[Measure]:
    """A page far down a list against its first page: every order, and the newest under a tag, in a
    language and of an author.
    """
    with many_texts(bench, size) as database:
        for what, deep, read in _lists(database_time()):
            yield compared(
                database,
                size,
                name="R4",
                what=f"{what}: page in the middle of {texts(size):,} texts / first page",
                goal=1.2,
                ours=partial(read, after=deep),
                bound=partial(read, after=""),
            )


def _against(
    raw: str,
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
            bound=lambda: plain.execute(raw).fetchall(),
        )


def _lists(now: datetime) -> Iterator[tuple[str, str, Callable[..., object]]]:
    """Each list with the place in its middle, and how a page of it is read."""
    newest = Article.objects.order_by("-published_at", "-work_id")
    middle = newest[newest.count() // 2]
    by_time = str(Place.at(Part.TIMED, middle.published_at, middle.pk))
    waiting = Article.objects.filter(work__paid_at=None)
    half = waiting.count() // 2
    works = waiting.select_related("work")
    hot = works.order_by("-work__hot", "-work_id")[half].work
    trending = works.order_by("-work__trending", "-work_id")[half].work
    closing = works.order_by("work__closes_at", "work_id")[half].work
    writer = newest.select_related("author")[0].author.name
    yield "new", by_time, partial(feed, "new", now=now)
    yield "hot", str(Place(Part.SCORED, hot.hot, hot.pk)), partial(feed, "hot", now=now)
    yield (
        "trending",
        str(Place(Part.SCORED, trending.trending, trending.pk)),
        partial(feed, "trending", now=now),
    )
    yield "hot, behind what is open", by_time, partial(feed, "hot", now=now)
    yield (
        "closing",
        str(Place.at(Part.CLOSING, closing.closes_at, closing.pk)),
        partial(feed, "closing", now=now),
    )
    yield "tag", by_time, partial(feed, "new", now=now, tag="tag7")
    yield "language", by_time, partial(feed, "new", now=now, language="sv")
    yield "author", by_time, partial(feed, "new", now=now, author=writer)


def _values() -> object:
    return feed("hot", now=database_time())


def _html() -> object:
    page = feeds.front("hot", viewer=None, after="", now=database_time())
    return render_to_string("frontend/parts/list.html", {"feed": page})


def _html_anew() -> object:
    entries.forget_printed()
    return _html()
