"""Texts by their words: PostgreSQL's search, each text by the dictionary of its language.

A question is written as on the web: words, "whole phrases", `or`, and a minus before what must be
missing. Every dictionary makes its stems of it; those that make the same share one lookup in one
index.
"""

import html
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Case, Count, Exists, F, FloatField, OuterRef, Q, QuerySet, Value, When

from accounts.models import Mute
from accounts.standing import restricted
from articles.folding import folded, holds
from articles.languages import CONFIGS, PLAIN, primary_language
from articles.models import ArticleTag, SearchEntry, Showing
from articles.selectors.muting import muted_phrases
from articles.selectors.readers import listed, without_words
from articles.selectors.warnings import not_warned_of, said_before
from articles.visibility import shown_here

type SearchOrder = Literal["relevance", "newest", "valued"]
MAX_QUESTION: Final = 200
#: So many of the newest texts that match are ranked; who wants older ones narrows the question.
RANKED: Final = 5_000
MAX_PAGE: Final = 50
#: Characters of no writing stand around what is marked until it is parted into pieces.
_OPEN, _CLOSE = "\ue000", "\ue001"
_READ: Final = 20_000
_HEADLINE: Final = f"StartSel={_OPEN},StopSel={_CLOSE},"
_SNIPPET: Final = _HEADLINE + 'MaxFragments=2,MaxWords=26,MinWords=12,FragmentDelimiter=" … "'
#: Tags within a line, which part no words: ", see <a>the table</a>." keeps its full stop close.
_INLINE: Final = "</?(a|abbr|code|del|em|ins|kbd|mark|s|strong|sub|sup)( [^>]*)?>"
_MARKED: Final = """
    SELECT entry.work_id,
        ts_headline(entry.config::regconfig, translate(article.title, %(marks)s, ''),
            asked.question, %(whole)s),
        ts_headline(entry.config::regconfig, translate(left(
            regexp_replace(regexp_replace(revision.html, %(inline)s, '', 'g'),
                '<[^>]*>', ' ', 'g'), %(read)s), %(marks)s, ''),
            asked.question, %(snippet)s)
    FROM articles_searchentry entry
    JOIN articles_article article ON article.work_id = entry.article_id
    LEFT JOIN articles_comment comment ON comment.work_id = entry.work_id
    JOIN articles_revision revision
        ON revision.id = coalesce(comment.revision_id, article.revision_id)
    CROSS JOIN LATERAL websearch_to_tsquery(entry.config::regconfig, %(words)s)
        AS asked (question)
    WHERE entry.work_id = ANY(%(works)s)
"""
_TERM: Final = re.compile(r'-*(?:"[^"]+"|[^\s"]+)')
_STEMMED: Final = """
    SELECT config, websearch_to_tsquery(config::regconfig, %s)::text
    FROM unnest(%s::text[]) AS config
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for; what is empty narrows nothing."""

    words: str = ""
    comments: bool = False
    tag: str = ""
    language: str = ""
    author: str = ""
    #: The address of a community.
    community: str = ""
    since: date | None = None
    until: date | None = None
    order: SearchOrder = "relevance"
    page: int = 1
    #: Who asks, by number: what they mute is left out.
    reader: int | None = None
    #: Whether texts that their authors call sensitive are left out, and what stands under them.
    no_sensitive: bool = False

    @property
    def asks(self) -> bool:
        """Whether there are words or anything that narrows."""
        narrowing = (self.tag, self.language, self.author, self.community)
        return bool(self.words or self.since or self.until) or any(narrowing)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `marked` where it is what was looked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article, or a comment under the article of that title, with what was found in it."""

    work: int
    is_comment: bool
    author: str
    author_shown: str
    portrait: str
    #: The address of the article: its author and permlink.
    article_author: str
    permlink: str
    language: str
    published_at: datetime
    upvotes: int
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    #: What the author of an article warns of; "" for nothing, and for a comment.
    sensitive: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many answers the reader's own choices leave out, each counted by one of them.

    Counted among the newest RANKED that fit, and words in the comments of this page alone.
    """

    people: int = 0
    words: int = 0
    sensitive: int = 0


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what was found, and whether there is another."""

    hits: Sequence[Hit]
    more: bool
    #: The question's words are so common that no dictionary keeps them.
    only_common: bool = False
    #: It has signs alone, and no text is found by a sign.
    no_word: bool = False
    hidden: Hidden = Hidden()


def search(question: Question, *, limit: int = 20, now: datetime | None = None) -> Hits:
    """The texts that answer a question, a page of at most `limit`. At most 6 queries.

    `now` is wanted where a reader asks: words are muted for a time.

    Without words the newest that the other conditions leave, or the most valued.
    """
    typed = storable(question.words)
    words = tidy(typed)
    if typed and not words:
        return Hits((), more=False, no_word=True)
    groups = _stemmed(words, question.language) if words else {}
    if words and not groups:
        return Hits((), more=False, only_common=True)
    phrases = muted_phrases(question.reader, now=now) if now else ()
    fitting = _fitting(question)
    if groups:
        fitting = fitting.filter(_matching(words, groups))
    found = _shown(fitting, question, phrases)
    page = max(1, min(question.page, MAX_PAGE))
    start = (page - 1) * limit
    rows = list(
        _ordered(found, question.order, words, groups).select_related(
            "author", "article__author", "article__community", "work"
        )[start : start + limit + 1]
    )
    shown = rows[:limit]
    marked = _marked([row.pk for row in shown], words)
    hits = [_hit(row, *marked[row.pk]) for row in shown if row.pk in marked]
    heard = [
        hit for hit in hits if not holds(folded(*map(_words, (hit.title, hit.snippet))), phrases)
    ]
    hidden = _hidden(fitting, question, phrases)
    return Hits(
        heard,
        more=len(rows) > limit and page < MAX_PAGE,
        hidden=replace(hidden, words=hidden.words + len(hits) - len(heard)),
    )


def storable(words: str) -> str:
    """The words as PostgreSQL takes them: of bounded length, without NUL and half characters."""
    clean = words.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "")
    return clean.strip()[:MAX_QUESTION]


def tidy(words: str) -> str:
    """The words and phrases, each with one minus before it at most.

    PostgreSQL understands everything, but gives up where minus stands before minus too often.
    """
    terms = (term for term in _TERM.findall(words) if re.search(r"\w", term))
    return " ".join(
        f"-{bare}" if term.startswith("-") else bare
        for term in terms
        if (bare := term.lstrip("-"))
    )


def pieces(headline: str) -> tuple[Piece, ...]:
    """Part what ts_headline marked. The characters of HTML come back as what they stand for."""
    found: list[Piece] = []
    for part in headline.split(_OPEN):
        marked, closed, rest = part.partition(_CLOSE)
        if not closed:
            marked, rest = "", part
        found += [Piece(marked, marked=True), Piece(rest, marked=False)]
    return tuple(Piece(html.unescape(each.text), each.marked) for each in found if each.text)


def _stemmed(words: str, language: str) -> Mapping[str, list[str]]:
    """One of the dictionaries that make the same of the words, and all of them. One query."""
    configs = sorted({CONFIGS.get(language, PLAIN)} if language else {PLAIN, *CONFIGS.values()})
    with connection.cursor() as cursor:
        cursor.execute(_STEMMED, [words, configs])
        rows: list[tuple[str, str]] = cursor.fetchall()
    alike: dict[str, list[str]] = {}
    for config, stems in rows:
        if stems:
            alike.setdefault(stems, []).append(config)
    return {configs[0]: configs for configs in alike.values()}


def _asked(words: str, config: str) -> SearchQuery:
    return SearchQuery(words, config=config, search_type="websearch")


def _matching(words: str, groups: Mapping[str, list[str]]) -> Q:
    condition = Q()
    for config, alike in groups.items():
        condition |= Q(config__in=alike, vector=_asked(words, config))
    return condition


def _shown(
    fitting: QuerySet[SearchEntry], question: Question, phrases: Collection[str]
) -> QuerySet[SearchEntry]:
    """What the reader wants to see of what fits."""
    found = fitting.filter(article__in=without_words(listed(), phrases))
    if question.no_sensitive:
        found = found.filter(not_warned_of("article__"))
    if question.reader is not None:
        found = found.exclude(author__in=_muted(question.reader).values("muted"))
    return found


def _hidden(
    fitting: QuerySet[SearchEntry], question: Question, phrases: Collection[str]
) -> Hidden:
    """How much of it that is not. Two queries, of which who hides nothing pays for one at most."""
    mutes = question.reader is not None and _muted(question.reader).exists()
    if not (mutes or phrases or question.no_sensitive):
        return Hidden()
    newest = fitting.order_by("-published_at", "-work_id").values("pk")[:RANKED]
    among = SearchEntry.objects.filter(pk__in=newest, article__in=listed())
    by_author = Q(author__in=_muted(question.reader).values("muted")) if mutes else Q(pk__in=())
    by_words = Q(pk__in=())
    for phrase in phrases:
        by_words |= Q(article__folded__contains=phrase)
    warned = ~not_warned_of("article__") if question.no_sensitive else Q(pk__in=())
    counted = among.aggregate(
        people=Count("pk", filter=by_author),
        words=Count("pk", filter=by_words & ~by_author),
        sensitive=Count("pk", filter=warned & ~by_words & ~by_author),
    )
    return Hidden(**counted)


def _muted(reader: int | None) -> QuerySet[Mute]:
    return Mute.objects.filter(account=reader)


def _fitting(question: Question) -> QuerySet[SearchEntry]:
    """What the question's conditions leave, the reader's own choices aside."""
    found = SearchEntry.objects.filter(shown_here(), is_comment=question.comments)
    # An answer may be of somebody else than its article, which `listed` looks at.
    found = found.exclude(author__in=restricted())
    if question.tag:
        borne = ArticleTag.objects.filter(article=OuterRef("article"), tag__name=question.tag)
        found = found.filter(Exists(borne))
    if question.language:
        found = found.alias(primary=primary_language()).filter(primary=question.language)
    if question.author:
        found = found.filter(author__name=question.author)
    if question.community:
        shown = Showing.objects.filter(community__slug=question.community, ended_at=None)
        lives = Q(article__community__slug=question.community)
        found = found.filter(lives | Q(article__in=shown.values("article")))
    if question.since is not None:
        found = found.filter(published_at__gte=datetime.combine(question.since, time(), UTC))
    if question.until is not None and question.until < date.max:
        end = datetime.combine(question.until + timedelta(days=1), time(), UTC)
        found = found.filter(published_at__lt=end)
    return found


def _ordered(
    found: QuerySet[SearchEntry], order: SearchOrder, words: str, groups: Mapping[str, list[str]]
) -> QuerySet[SearchEntry]:
    newest = found.order_by("-published_at", "-work_id")
    if order == "newest" or (order == "relevance" and not groups):
        return newest
    among = SearchEntry.objects.filter(pk__in=newest.values("pk")[:RANKED])
    if order == "valued":
        return among.order_by("-work__vote_rshares", "-work_id")
    rank = Case(
        *(
            When(
                config__in=alike,
                then=SearchRank(F("vector"), _asked(words, config), normalization=Value(1)),
            )
            for config, alike in groups.items()
        ),
        default=0.0,
        output_field=FloatField(),
    )
    return among.annotate(rank=rank).order_by("-rank", "-work_id")


def _marked(works: list[int], words: str) -> dict[int, tuple[str, str]]:
    """Title and snippet of each text with the words marked. One query."""
    values: dict[str, int | str | list[int]] = {
        "works": works,
        "words": words,
        "marks": _OPEN + _CLOSE,
        "read": _READ,
        "inline": _INLINE,
        "whole": _HEADLINE + "HighlightAll=true",
        "snippet": _SNIPPET,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MARKED, values)
        return {work: (title, snippet) for work, title, snippet in cursor.fetchall()}


def _hit(entry: SearchEntry, title: str, snippet: str) -> Hit:
    article = entry.article
    return Hit(
        work=entry.pk,
        is_comment=entry.is_comment,
        author=entry.author.name,
        author_shown=entry.author.shown_name,
        portrait=entry.author.portrait,
        article_author=article.author.name,
        permlink=article.permlink,
        language=entry.language,
        published_at=entry.published_at,
        upvotes=entry.work.upvotes,
        title=_plain_pieces(title),
        snippet=pieces(snippet),
        sensitive="" if entry.is_comment else said_before(article),
    )


def _words(shown: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in shown)


def _plain_pieces(headline: str) -> tuple[Piece, ...]:
    """The same for a title, which is no HTML: what looks like an entity was typed so."""
    return pieces(headline.replace("&", "&amp;"))
