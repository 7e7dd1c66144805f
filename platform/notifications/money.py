"""The ledger's rows behind a notice about money: its sum, and each of them.

A batch may credit the same person for several reasons, as who votes for their own text. Each kind
of notice counts the rows of its own codes, so that no row is in two sums and each sum adds up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from django.db import connection

from accounts.models import Account
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Transfer
from notifications.kinds import Kind
from notifications.models import Notice
from rewards.earned import CYCLE_OF_BATCH, VALUE
from rewards.references import read_reference

KIND_OF: Final[Mapping[Code, Kind]] = MappingProxyType(
    {
        Code.AUTHOR_REWARD: Kind.AUTHOR,
        Code.BENEFICIARY_REWARD: Kind.AUTHOR,
        Code.CURATION_REWARD: Kind.CURATION,
        Code.TRANSFER: Kind.RECEIVED,
        Code.TIP: Kind.RECEIVED,
    }
)
PAGE: Final = 100
_SUMS: Final = f"""
    SELECT told.notice_id, moved.code, moved.asset, sum(moved.amount)::bigint, {VALUE},
        min(batch.reference), count(DISTINCT batch.reference)
    FROM notifications_occurrence AS told
    JOIN ledger_batch AS batch ON batch.id = told.batch_id
    JOIN ledger_transfer AS moved ON moved.batch_id = batch.id
    {CYCLE_OF_BATCH}
    WHERE told.notice_id = ANY(%(notices)s) AND moved.credit_id = %(wallet)s
        AND moved.code = ANY(%(codes)s)
    GROUP BY told.notice_id, moved.code, moved.asset
"""


@dataclass(frozen=True, slots=True)
class Sums:
    """What rows credited, in smallest units by asset, and what their power was worth in the
    payouts that made it, in milli-INK; None where that is not known or there is none.
    """

    amounts: Mapping[Asset, int]
    worth: int | None = None
    #: The work that all of it was paid for, where it was one alone.
    work: int | None = None


NOTHING: Final = Sums({})


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One row of the ledger that credited the account; smallest units."""

    transfer: int
    at: datetime
    code: Code
    asset: Asset
    amount: int
    #: The wallet it came from.
    sender: int
    #: The work it was paid for, if it was.
    work: int | None


@dataclass(frozen=True, slots=True)
class MoneyLines:
    """A page of rows, the sum of all of them, and the row after which the next page begins."""

    kind: Kind
    lines: Sequence[MoneyLine]
    sums: Sums
    count: int
    after: int | None


def sums(account: Account, notices: Iterable[Notice]) -> dict[int, Sums]:
    """What the ledger's rows credited to an account, by notice; those without any are absent. One
    query.
    """
    kinds = {notice.pk: Kind(notice.kind) for notice in notices}
    asked: dict[str, int | list[int]] = {
        "notices": list(kinds),
        "wallet": account.wallet_id,
        "codes": list(map(int, KIND_OF)),
        "ink": int(Asset.INK),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, asked)
        rows = cursor.fetchall()
    amounts: dict[int, dict[Asset, int]] = {}
    worths: dict[int, list[int | None]] = {}
    works: dict[int, set[int | None]] = {}
    for notice, code, asset, total, worth, reference, references in rows:
        if KIND_OF[Code(code)] is kinds[notice]:
            paid = read_reference(reference, code=Code(code)) if references == 1 else None
            works.setdefault(notice, set()).add(paid[1] if paid else None)
            held = amounts.setdefault(notice, {})
            held[Asset(asset)] = held.get(Asset(asset), 0) + total
            if asset == Asset.VESTS:
                worths.setdefault(notice, []).append(worth)
    return {
        notice: Sums(held, _whole(worths.get(notice)), _alone(works[notice]))
        for notice, held in amounts.items()
    }


def _alone(works: set[int | None]) -> int | None:
    return next(iter(works)) if len(works) == 1 else None


def _whole(parts: Sequence[int | None] | None) -> int | None:
    """The sum of all parts, where each is known."""
    known = [each for each in parts or () if each is not None]
    return sum(known) if parts and len(known) == len(parts) else None


def lines(
    account: Account, number: int, *, after: int = 0, limit: int = PAGE
) -> MoneyLines | None:
    """The rows behind one notice, in the ledger's order; None where it is not this account's, or
    not about money. Three queries, four with a count.
    """
    notice = Notice.objects.filter(account=account, pk=number).first()
    if notice is None:
        return None
    codes = [code for code, kind in KIND_OF.items() if kind == notice.kind]
    if not codes:
        return None
    rows = Transfer.objects.filter(
        credit=account.wallet_id, code__in=codes, batch__notice_occurrences__notice=notice
    )
    page = list(
        rows.filter(pk__gt=after)
        .order_by("pk")
        .values_list(
            *("pk", "batch__recorded_at", "code", "asset", "amount", "debit_id"),
            "batch__reference",
        )[: limit + 1]
    )
    return MoneyLines(
        kind=Kind(notice.kind),
        lines=[_line(*row) for row in page[:limit]],
        sums=sums(account, [notice]).get(notice.pk, NOTHING),
        count=rows.count(),
        after=page[limit - 1][0] if len(page) > limit else None,
    )


def _line(
    number: int, at: datetime, code: int, asset: int, amount: int, sender: int, reference: str
) -> MoneyLine:
    paid = read_reference(reference, code=Code(code))
    work = paid[1] if paid else None
    return MoneyLine(number, at, Code(code), Asset(asset), amount, sender, work)
