"""Whole texts for many articles at once, and articles that a search found as cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.models import Article, ArticleTag
from articles.selectors.cards import Card, cards
from articles.selectors.readers import published
from articles.selectors.rows import rows
from articles.selectors.search import Question, search


@dataclass(frozen=True, slots=True)
class FullText:
    """The newest version of a text, when it was written, and the text's tags in order."""

    html: str
    at: datetime
    tags: Sequence[str]


def full_texts(works: Sequence[int]) -> dict[int, FullText]:
    """The whole texts of articles that everybody may read, by work. Two queries."""
    tags: dict[int, list[str]] = {}
    borne = ArticleTag.objects.filter(article__in=works).order_by("position")
    for work, name in borne.values_list("article_id", "tag__name"):
        tags.setdefault(work, []).append(name)
    rows = published().filter(pk__in=works).values_list("pk", "revision__html", "revision__at")
    return {work: FullText(html, at, tags.get(work, [])) for work, html, at in rows}


def search_cards(question: Question, *, now: datetime, limit: int) -> list[Card]:
    """The articles that a question finds, as everybody sees them; none for one that asks nothing.

    At most 10 queries.
    """
    hits = search(question, limit=limit).hits if question.asks else ()
    numbers = [hit.work for hit in hits]
    found = Article.objects.filter(pk__in=numbers)
    known = {row.pk: row for row in rows(found, viewer=None)}
    return cards([known[number] for number in numbers], viewer=None, now=now)
