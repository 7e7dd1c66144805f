"""Keeping what search knows of texts: called wherever a text appears, changes or goes.

PostgreSQL makes the entries from the stored rows in one statement, for one text or for many.
"""

import json
from collections.abc import Callable, Iterable
from itertools import batched
from typing import Final

from django.db import connection

from articles.languages import CONFIGS, PLAIN
from articles.models import Article, Comment, SearchEntry
from articles.services.folding import fold_texts
from articles.states import State

#: Past so many characters a body is not searched: the entry of a longer one might not fit.
SEARCHED: Final = 100_000
_BATCH: Final = 500
_STEMS: Final = """
    to_tsvector(known.config::regconfig,
                left(regexp_replace(revision.html, '<[^>]*>', ' ', 'g'), %(searched)s))
"""
_KNOWN: Final = """
    CROSS JOIN LATERAL (
        SELECT coalesce(%(configs)s::jsonb ->> split_part(article.language, '-', 1), %(plain)s)
    ) AS known (config)
"""
_COLUMNS: Final = """
    INSERT INTO articles_searchentry
        (work_id, article_id, is_comment, author_id, language, config, published_at, vector)
"""
_KEEP: Final = """
    ON CONFLICT (work_id) DO UPDATE SET
        language = excluded.language, config = excluded.config,
        published_at = excluded.published_at, vector = excluded.vector
"""
#: Who is about to change the audience is waited for: what they leave for circles is not indexed.
_HOLD: Final = "FOR SHARE OF article"
_ARTICLES: Final = f"""
    {_COLUMNS}
    SELECT article.work_id, article.work_id, false, article.author_id, article.language,
        known.config, article.published_at,
        setweight(to_tsvector(known.config::regconfig, article.title), 'A')
        || setweight(to_tsvector(known.config::regconfig, coalesce((
            SELECT string_agg(tag.name, ' ') FROM articles_articletag borne
            JOIN articles_tag tag ON tag.id = borne.tag_id
            WHERE borne.article_id = article.work_id), '')), 'B')
        || setweight({_STEMS}, 'D')
    FROM articles_article article
    JOIN articles_revision revision ON revision.id = article.revision_id
    {_KNOWN}
    WHERE article.work_id = ANY(%(works)s) AND article.state = 'published'
        AND article.audience = 'everybody'
    {_HOLD}
    {_KEEP}
"""
_COMMENTS: Final = f"""
    {_COLUMNS}
    SELECT comment.work_id, comment.article_id, true, comment.author_id, article.language,
        known.config, comment.published_at, setweight({_STEMS}, 'D')
    FROM articles_comment comment
    JOIN articles_article article ON article.work_id = comment.article_id
    JOIN articles_revision revision ON revision.id = comment.revision_id
    {_KNOWN}
    WHERE comment.work_id = ANY(%(works)s) AND comment.state = 'published'
        AND article.audience = 'everybody'
    {_HOLD}
    {_KEEP}
"""


def index_texts(works: Iterable[int]) -> None:
    """Let search find these published articles and comments as they stand now, and note the words
    by which readers mute them. Five statements.

    What only circles may read is not found.
    """
    numbers = list(works)
    values: dict[str, int | str | list[int]] = {
        "works": numbers,
        "configs": json.dumps(CONFIGS),
        "plain": PLAIN,
        "searched": SEARCHED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ARTICLES, values)
        cursor.execute(_COMMENTS, values)
    fold_texts(numbers)


def forget_texts(works: Iterable[int]) -> None:
    """Let search find these texts no more. One statement."""
    SearchEntry.objects.filter(pk__in=list(works)).delete()


def index_everything(*, progress: Callable[[int], None] = lambda done: None) -> None:
    """Index every published text anew, 500 at a time, each in a transaction of its own."""
    for model in (Article, Comment):
        published = model.objects.filter(state=State.PUBLISHED).order_by("pk")
        numbers = published.values_list("pk", flat=True)
        for chunk in batched(numbers.iterator(chunk_size=10_000), _BATCH, strict=False):
            index_texts(chunk)
            progress(len(chunk))
