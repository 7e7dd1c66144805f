"""A calendar year of one's wallet: what came in and went out for which reason.

On the page power is told in INK at today's worth, at which the lines and both balances belong
together; the table keeps the shares that the ledger counts, exactly.
"""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from frontend.phrases import ink
from frontend.sentences import movement
from frontend.shown.years import YearPage, YearRow
from ledger.assets import Asset, format_amount
from ledger.selectors import Sum, monthly_sums, share_price
from ledger.stake import SharePrice

COLUMNS: Final = ("what", "INK in", "INK out", "VESTS in", "VESTS out")


def year(account: Account, number: int, *, now: datetime) -> YearPage:
    """The statement of one year (UTC); Http404 for years that are not over or under way. Two
    queries.
    """
    sums, known = _known(account, number, now=now)
    price = share_price()
    within = [each for each in sums if each.month.year == number]
    before = [each for each in sums if each.month.year < number]
    return YearPage(
        year=number,
        who=f"@{account.name}",
        rows=[
            YearRow(movement(code), [_words(asset, amount, price) for asset, amount in cells])
            for code, cells in _rows(within).items()
        ],
        opening=[_words(asset, _held(before, asset), price) for asset in Asset],
        closing=[_words(asset, _held([*before, *within], asset), price) for asset in Asset],
        csv_url=reverse("wallet_year_csv", args=[number]),
        years=known,
    )


def table(account: Account, number: int, *, now: datetime) -> str:
    """The same as CSV, with the balances of both ends."""
    sums, _ = _known(account, number, now=now)
    within = [each for each in sums if each.month.year == number]
    before = [each for each in sums if each.month.year < number]
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerow([gettext("At the beginning"), *_ends(before)])
    for code, cells in _rows(within).items():
        writer.writerow([movement(code), *(_plain(asset, amount) for asset, amount in cells)])
    writer.writerow([gettext("At the end"), *_ends([*before, *within])])
    return file.getvalue()


def _known(account: Account, number: int, *, now: datetime) -> tuple[list[Sum], list[int]]:
    sums = monthly_sums(account.wallet_id)
    first = min((each.month.year for each in sums), default=now.year)
    known = list(range(min(first, now.year), now.year + 1))
    if number not in known:
        raise Http404
    return sums, known


def _rows(sums: Iterable[Sum]) -> dict[int, list[tuple[Asset, int]]]:
    """In and out of both assets by reason."""
    totals: dict[int, dict[tuple[Asset, bool], int]] = {}
    for each in sums:
        row = totals.setdefault(each.code, {})
        for incoming, amount in ((True, each.credited), (False, each.debited)):
            row[each.asset, incoming] = row.get((each.asset, incoming), 0) + amount
    return {
        code: [(asset, row.get((asset, side), 0)) for asset in Asset for side in (True, False)]
        for code, row in sorted(totals.items())
    }


def _held(sums: Iterable[Sum], asset: Asset) -> int:
    return sum(each.credited - each.debited for each in sums if each.asset is asset)


def _words(asset: Asset, amount: int, price: SharePrice) -> str:
    return ink(amount if asset is Asset.INK else price.ink_for_vests(amount))


def _plain(asset: Asset, amount: int) -> str:
    return format_amount(asset, amount).split(" ")[0]


def _ends(sums: list[Sum]) -> list[str]:
    return [cell for asset in Asset for cell in (_plain(asset, _held(sums, asset)), "")]
