"""The ledger's rows behind a notice about money: its sum, and each of them.

A batch may credit the same person for several reasons, as who votes for their own text. Each kind
of notice counts the rows of its own codes, so that no row is in two sums and each sum adds up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from django.db.models import Sum

from accounts.models import Account
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Transfer
from notifications.kinds import Kind
from notifications.models import Notice
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
    sums: Mapping[Asset, int]
    count: int
    after: int | None


def sums(account: Account, notices: Iterable[Notice]) -> dict[int, dict[Asset, int]]:
    """What the ledger's rows credited to an account, by notice. One query."""
    kinds = {notice.pk: Kind(notice.kind) for notice in notices}
    rows = (
        Transfer.objects.filter(
            credit=account.wallet_id,
            code__in=tuple(KIND_OF),
            batch__notice_occurrences__notice__in=list(kinds),
        )
        .values_list("batch__notice_occurrences__notice", "code", "asset")
        .annotate(sum=Sum("amount"))
    )
    found: dict[int, dict[Asset, int]] = {}
    for notice, code, asset, total in rows:
        if KIND_OF[Code(code)] is kinds[notice]:
            held = found.setdefault(notice, {})
            held[Asset(asset)] = held.get(Asset(asset), 0) + int(total)
    return found


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
        sums=sums(account, [notice]).get(notice.pk, {}),
        count=rows.count(),
        after=page[limit - 1][0] if len(page) > limit else None,
    )


def _line(
    number: int, at: datetime, code: int, asset: int, amount: int, sender: int, reference: str
) -> MoneyLine:
    paid = read_reference(reference, code=Code(code))
    work = paid[1] if paid else None
    return MoneyLine(number, at, Code(code), Asset(asset), amount, sender, work)
