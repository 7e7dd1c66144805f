"""Which tags somebody's curation rewards came from."""

from dataclasses import dataclass
from typing import Final

from django.db import connection

from ledger.assets import Asset
from ledger.codes import Code
from rewards.earned import CYCLE_OF_BATCH, VALUE


@dataclass(frozen=True, slots=True)
class TagSum:
    """A tag, how many texts under it paid, and what: milli-INK, micro-VESTS, and both together in
    milli-INK of what they were worth in the payout.
    """

    tag: str
    texts: int
    ink: int
    vests: int
    worth: int


# A payout's reference is cycle/N/work/W, and what the work committed to behind it.
_BY_TAG: Final = f"""
    WITH earned AS (
        SELECT split_part(batch.reference, '/', 4)::bigint AS work,
            coalesce(sum(amount) FILTER (WHERE asset = %(ink)s), 0) AS ink,
            coalesce(sum(amount) FILTER (WHERE asset = %(vests)s), 0) AS vests,
            {VALUE} AS worth
        FROM ledger_transfer AS moved JOIN ledger_batch AS batch ON batch.id = moved.batch_id
        {CYCLE_OF_BATCH}
        WHERE credit_id = %(wallet)s AND credit_id >= 1001 AND moved.code = %(code)s
            AND batch.reference ~ '^cycle/[0-9]{{1,18}}/work/[0-9]{{1,18}}(/|$)'
        GROUP BY 1
    )
    SELECT tag.name, count(*), sum(ink)::bigint, sum(vests)::bigint, sum(worth)::bigint
    FROM earned JOIN articles_articletag AS borne ON borne.article_id = earned.work
    JOIN articles_tag AS tag ON tag.id = borne.tag_id
    GROUP BY tag.name ORDER BY sum(worth) DESC, tag.name LIMIT %(limit)s
"""


def curated_by_tag(wallet: int, *, limit: int = 12) -> list[TagSum]:
    """The tags that a wallet's curation rewards came from, the largest first. A text counts under
    each of its tags; comments bear none. One query.
    """
    values = {
        "wallet": wallet,
        "limit": limit,
        "code": int(Code.CURATION_REWARD),
        "ink": int(Asset.INK),
        "vests": int(Asset.VESTS),
    }
    with connection.cursor() as cursor:
        cursor.execute(_BY_TAG, values)
        return [TagSum(*row) for row in cursor.fetchall()]
