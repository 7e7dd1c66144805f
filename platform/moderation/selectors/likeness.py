"""Which older text a text is like."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from articles.models import Article
from moderation.models import Likeness
from moderation.shingles import LEAST_SHARED, Print, contained_bp

#: Older texts that are looked at, those first that share most.
_MOST_ALIKE: Final = 50
# Of other wallets alone: who publishes their own words again takes nothing from anybody. Each hash
# is looked up by itself: of many at once the planner thinks that every text has one, and reads
# them all.
_ALIKE = """
    SELECT older.work_id, older.level, count(*) AS shared
    FROM unnest(%(hashes)s::bigint[]) AS asked (hash)
    JOIN articles_fingerprint AS older ON older.hashes @> ARRAY[asked.hash]
    JOIN curation_work AS work ON work.id = older.work_id
    JOIN curation_work AS this ON this.id = %(work)s
    WHERE work.author_id <> this.author_id
        AND (work.opened_at, work.id) < (this.opened_at, this.id)
    GROUP BY older.work_id, older.level HAVING count(*) >= %(least)s
    ORDER BY shared DESC, older.work_id LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """An older text, and how much of the new one stands in it, in basis points."""

    work: int
    share_bp: int


@dataclass(frozen=True, slots=True)
class LikenessCard:
    """What a moderator sees of a likeness, and what the author says of it by now."""

    older: int
    share_bp: int
    found_at: datetime
    canonical: str
    licence: str


def most_alike(work_id: int, *, of: Print) -> Alike | None:
    """The older text by somebody else that has most of a text; None where none has anything worth
    telling. One query, by the index of hashes.
    """
    if not of.hashes:
        return None
    asked: dict[str, int | list[int]] = {
        "work": work_id,
        "hashes": sorted(of.hashes),
        "least": LEAST_SHARED,
        "most": _MOST_ALIKE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, asked)
        found = [
            Alike(work, contained_bp(of, level=level, shared=shared))
            for work, level, shared in cursor.fetchall()
        ]
    return max(found, key=lambda each: (each.share_bp, -each.work), default=None)


def likeness_of(work_id: int) -> LikenessCard | None:
    """What was found of a text, and the source and licence that it names now. Two queries."""
    found = Likeness.objects.filter(pk=work_id).first()
    if found is None:
        return None
    stated = Article.objects.filter(pk=work_id).values_list("canonical", "licence").first()
    canonical, licence = stated or ("", "")
    return LikenessCard(found.older_id, found.share_bp, found.found_at, canonical, licence)
