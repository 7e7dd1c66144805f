"""Lists of articles: hot, trending, new and closing soon, of everything or of one community, tag,
language or author.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Account
from accounts.whereabouts import here
from articles.models import Article, ArticleTag, Showing, Tag
from articles.selectors.cards import Card, cards
from articles.selectors.keyset import behind_place, newest_first
from articles.selectors.places import Part, Place
from articles.selectors.readers import in_languages, listed, not_opened, published, wanted
from articles.selectors.rows import Row, Written, rows, written, written_rows
from communities.models import Community
from rewards.selectors import Pool

type Kind = Literal["hot", "trending", "new", "closing"]
#: A list, or the end of a ranking, where what is paid stands by its time.
type Step = Literal["hot", "trending", "new", "closing", "paid"]
FEEDS: Final[tuple[Kind, ...]] = ("hot", "trending", "new", "closing")
MAX_LIMIT: Final = 100
#: The order of each step, as the database has it: all but the one that ends soonest fall.
_ORDERS: Final[dict[Step, Callable[[Row], tuple[Any, int]]]] = {
    "hot": lambda row: (row.work.hot, row.pk),
    "trending": lambda row: (row.work.trending, row.pk),
    "new": lambda row: (row.published_at, row.pk),
    "paid": lambda row: (row.published_at, row.pk),
    "closing": lambda row: (row.work.closes_at, row.pk),
}
#: What the places of each step are.
_PART_OF: Final[dict[Step, Part]] = {
    "hot": Part.SCORED,
    "trending": Part.SCORED,
    "new": Part.TIMED,
    "paid": Part.TIMED,
    "closing": Part.CLOSING,
}


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a list and where the next one begins; "" where it ends."""

    cards: Sequence[Card]
    after: str


def feed(
    kind: Kind = "hot",
    *,
    now: datetime,
    after: str = "",
    limit: int = 20,
    community: str = "",
    tag: str = "",
    language: str = "",
    author: str = "",
    viewer: Account | None = None,
    unread: bool = False,
    every_language: bool = False,
    against: Pool | None = None,
) -> Feed:
    """A page of at most `limit` articles, best, newest or soonest first; at most 12
    queries, of a community 14.

    `after` is what the page before returned; a wrong one is read as the beginning. What the
    viewer wants left out is left out, but for the list of one author; where only what is `unread`
    is asked for, so is what they opened. `every_language` asks past those that they chose.
    """
    about = About(community=community, tag=tag, language=language, author=author)
    limit = max(1, min(limit, MAX_LIMIT))
    part = _Part(about, viewer, now, unread, every_language)
    read = part.rows(kind, place=Place.read(after), count=limit + 1)
    shown = read[:limit]
    # On somebody's own list it is there because they wrote it, in a community because it stands
    # there, whatever else the reader follows.
    reasons = not (about.author or about.community)
    return Feed(
        cards=cards(shown, viewer=viewer, now=now, with_reasons=reasons, against=against),
        after=str(_place(shown[-1], kind)) if len(read) > limit else "",
    )


class About(NamedTuple):
    """What a list is narrowed to; "" where it is not."""

    community: str = ""
    tag: str = ""
    language: str = ""
    author: str = ""
    #: A community that shows texts which live elsewhere: those alone.
    guests_of: str = ""

    def articles(
        self,
        viewer: Account | None,
        *,
        by_time: bool,
        every_language: bool = False,
        now: datetime,
    ) -> QuerySet[Article]:
        """All its articles that the viewer does not want left out. Where they are to come by their
        time, a tag's rows give it, so that `newest_first` must ask for the tag.

        What the list is about is one value of a condition and not a joined row: only so an index
        that begins with it gives the order, whatever the number of articles.
        """
        found = published(viewer=viewer) if self.author else listed()
        if self.community:
            rooms = Community.objects.filter(slug=self.community)
            found = found.filter(community=rooms.values("pk")[:1])
        if self.guests_of:
            host = Community.objects.filter(slug=self.guests_of).values("pk")[:1]
            shown = Showing.objects.filter(community=host, ended_at=None)
            found = found.filter(pk__in=shown.values("article")).exclude(community=host)
        if self.tag and not by_time:
            borne = ArticleTag.objects.filter(article=OuterRef("pk"), tag=_number_of(self.tag))
            found = found.filter(Exists(borne))
        if self.language:
            found = in_languages(found, [self.language])
        if self.author:
            writers = Account.objects.filter(name=self.author)
            return found.filter(author=writers.values("pk")[:1])
        return wanted(
            found,
            viewer=viewer,
            now=now,
            tag=self.tag,
            language=self.language,
            every_language=every_language,
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """Who reads which list at which moment."""

    about: About
    viewer: Account | None
    now: datetime
    #: Whether what the viewer opened is left out.
    unread: bool = False
    #: Whether the languages that the viewer reads are not asked for.
    every_language: bool = False

    def rows(self, kind: Kind, *, place: Place | None, count: int) -> list[Row]:
        """What is still open comes by its score; behind it, what is paid comes by its time."""
        if kind in ("new", "closing"):
            return self._read(kind, place, count)
        read: list[Row] = []
        if place is None or place.part is not Part.TIMED:
            read = self._read(kind, place, count)
            place = None
        if len(read) < count:
            read += self._read("paid", place, count - len(read))
        return read

    def _read(self, step: Step, place: Place | None, count: int) -> list[Row]:
        """The rows of one step; among those of a community, what it shows from elsewhere."""
        read = self._asked(step, place, count)
        if not self.about.community:
            return read
        guests = About(guests_of=self.about.community)
        read += replace(self, about=guests)._asked(step, place, count)
        read.sort(key=_ORDERS[step], reverse=step != "closing")
        return read[:count]

    def _asked(self, step: Step, place: Place | None, count: int) -> list[Row]:
        if self.viewer is not None:
            return rows(self.articles(step, place)[:count], viewer=self.viewer)
        part = place.part if place is not None and place.part is _PART_OF[step] else None
        values: dict[str, object] = self.about._asdict() | {"now": self.now}
        if place is not None and part is not None:
            values["work"] = place.work
            is_score = part is Part.SCORED
            values["at"] = float(place.score) if is_score else place.moment
        given = tuple(map(bool, self.about))
        return written_rows(_written(step, given, part, count, here()), values)

    def articles(self, step: Step, place: Place | None) -> QuerySet[Article]:
        """The articles of one step behind a place, in order."""
        by_time = step in ("new", "paid")
        found = self.about.articles(
            self.viewer, by_time=by_time, every_language=self.every_language, now=self.now
        )
        if self.unread:
            found = not_opened(found, viewer=self.viewer)
        if step == "closing":
            return _closing(found, place, self.now)
        if step == "hot" or step == "trending":
            return _best(found, step, place)
        if step == "paid":
            found = found.filter(work__paid_at__isnull=False)
        tag = _number_of(self.about.tag) if self.about.tag else None
        return newest_first(found, place, tag=tag)


@lru_cache(maxsize=256)
def _written(
    step: Step, given: tuple[bool, ...], part: Part | None, count: int, country: str
) -> Written:
    """What everybody without an account asks, which differs in its values alone, so that the ORM
    writes it once, and once more for each country in which something is withheld: that takes it
    longer than reading the rows.
    """
    assert country == here()
    names = zip(About._fields, given, strict=True)
    about = About(*(name if is_given else "" for name, is_given in names))
    now, place = datetime(2001, 1, 1, tzinfo=UTC), None
    blanks: dict[object, str] = {name: name for name in about if name} | {now: "now"}
    if part is not None:
        place = Place(part, 1.5 if part is Part.SCORED else 1_234_567, 7_654_321)
        at = place.score if part is Part.SCORED else place.moment
        blanks |= {place.work: "work", at: "at"}
    return written(_Part(about, None, now).articles(step, place)[:count], blanks=blanks)


def _best(
    found: QuerySet[Article], kind: Literal["hot", "trending"], place: Place | None
) -> QuerySet[Article]:
    # The conditions of curation's index on the score, so that it gives the order.
    found = found.filter(work__ranked=True, work__paid_at=None, work__disqualified_at=None)
    found = found.order_by(f"-work__{kind}", "-work_id")
    if place is None or place.part is not Part.SCORED:
        return found
    return found.filter(behind_place(place, at=f"work__{kind}"))


def _number_of(tag: str) -> QuerySet[Tag, Any]:
    return Tag.objects.filter(name=tag).values("pk")[:1]


def _closing(found: QuerySet[Article], place: Place | None, now: datetime) -> QuerySet[Article]:
    # The conditions of curation's index on the end of the vote.
    found = found.filter(work__ranked=True, work__paid_at=None, work__disqualified_at=None)
    found = found.filter(work__closes_at__gt=now)
    found = found.order_by("work__closes_at", "work_id")
    if place is None or place.part is not Part.CLOSING:
        return found
    return found.filter(behind_place(place, at="work__closes_at", falling=False))


def _place(article: Row, kind: Kind) -> Place:
    if kind == "closing":
        return Place.at(Part.CLOSING, article.work.closes_at, article.pk)
    if kind == "new" or article.work.paid_at is not None:
        return Place.at(Part.TIMED, article.published_at, article.pk)
    score = article.work.hot if kind == "hot" else article.work.trending
    return Place(Part.SCORED, score, article.pk)
