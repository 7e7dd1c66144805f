"""The read path: lists and their pages against the plainest query that fetches the same rows.

Processor time of client and server together, because it hardly moves with the load. There is no
list as JSON yet: R1 measures the selector that such a list would be made of.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from statistics import median
from typing import Final

import psycopg
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, override_settings

from articles.models import Article
from articles.selectors import feed
from articles.selectors.places import Part, Place
from frontend.pages import feeds
from ledger.selectors import database_time
from tests.bench.processor import processor_time
from tests.bench.report import Measure
from tests.bench.server import Bench, Database
from tests.bench.sizes import Size
from tests.bench.texts import write_many

_ROUNDS: Final = 5
_PAGE: Final = """
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


def values(bench: Bench, size: Size) -> Iterator[Measure]:
    """The hot list from the selector against one raw query for the same rows."""
    yield _against_raw(bench, size, "R1", "list of 20 from the selector / raw query", 2.0, _values)


def html(bench: Bench, size: Size) -> Iterator[Measure]:
    """The hot list as HTML, made anew, against one raw query for the same rows."""
    yield _against_raw(bench, size, "R6", "list of 20 as HTML / raw query", 3.0, _html)


def depth(bench: Bench, size: Size) -> Iterator[Measure]:
    """A page far down a list against its first page: new, hot, and the newest under a tag."""
    with bench.database() as database:
        posts = _posts(size)
        write_many(database, posts)
        for what, deep, read in _lists(database_time()):
            first, far = _both(database, partial(read, after=""), partial(read, after=deep), size)
            what = f"{what}: page in the middle of {posts:,} texts / first page"
            yield _ratio("R4", what, ours=far, bound=first, goal=1.2)


def shared(bench: Bench, size: Size) -> Iterator[Measure]:
    """The whole front page that readers without an account share against one made for each."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    with (
        bench.database() as database,
        override_settings(CACHES=settings.CACHES | {"pages": memory}),
    ):
        write_many(database, _posts(size))
        made, given = _both(
            database, partial(_front, seconds=0), partial(_front, seconds=600), size
        )
        yield _ratio("R3", "front page shared / made anew", ours=given, bound=made, goal=0.5)


def _posts(size: Size) -> int:
    return size.pick(tiny=300, usual=100_000, full=1_000_000)


def _against_raw(
    bench: Bench, size: Size, name: str, what: str, goal: float, act: Callable[[], object]
) -> Measure:
    with bench.database() as database:
        write_many(database, _posts(size))
        with psycopg.connect(database.url, autocommit=True) as plain:
            raw, ours = _both(database, lambda: plain.execute(_PAGE).fetchall(), act, size)
    return _ratio(name, what, ours=ours, bound=raw, goal=goal)


def _ratio(name: str, what: str, *, ours: float, bound: float, goal: float) -> Measure:
    return Measure(
        name=name,
        what=what,
        ours=f"{ours * 1e3:.2f} cpu ms",
        bound=f"{bound * 1e3:.2f} cpu ms",
        ratio=ours / max(bound, 1e-9),
        sense="at most",
        goal=goal,
    )


def _lists(now: datetime) -> Iterator[tuple[str, str, Callable[..., object]]]:
    """Each list with the place in its middle, and how a page of it is read."""
    newest = Article.objects.order_by("-published_at", "-work_id").select_related("work")
    middle = newest[newest.count() // 2]
    waiting = Article.objects.filter(work__paid_at=None).order_by("-work__hot", "-work_id")
    ranked = waiting.select_related("work")[waiting.count() // 2]
    by_time = str(Place.at(Part.TIMED, middle.published_at, middle.pk))
    by_score = str(Place(Part.SCORED, ranked.work.hot, ranked.pk))
    yield "new", by_time, partial(feed, "new", now=now)
    yield "hot", by_score, partial(feed, "hot", now=now)
    yield "tag", by_time, partial(feed, "new", now=now, tag="tag7")


def _values() -> object:
    return feed("hot", now=database_time())


def _html() -> object:
    page = feeds.front("hot", viewer=None, after="", now=database_time())
    return render_to_string("frontend/parts/list.html", {"feed": page})


def _front(*, seconds: int) -> object:
    """The front page for a reader without an account, through every middleware."""
    settings.INKWELL_PAGE_SECONDS = seconds
    return Client().get("/", headers={"Host": "localhost"})


def _both(
    database: Database, one: Callable[[], object], other: Callable[[], object], size: Size
) -> tuple[float, float]:
    """Processor seconds of one call of each, the median of rounds that take turns."""
    turns = size.pick(tiny=20, usual=300)
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS):
        for act, seconds in zip((one, other), spent, strict=True):
            act()
            with processor_time(database.postmaster) as spending:
                for _ in range(turns):
                    act()
            seconds.append(spending.seconds / turns)
    return median(spent[0]), median(spent[1])
