"""Earnings by month as a drawing, and what a month's rewards were worth."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final

from django.utils.formats import date_format

from frontend.pages.drawings import WIDTH
from frontend.phrases import ink
from frontend.shown.rewards import Bar
from frontend.shown.years import Chart
from ledger.assets import Asset
from ledger.codes import Code
from ledger.selectors import Sum
from ledger.stake import SharePrice

_BAR: Final = 40


def month_name(month: date) -> str:
    """A month in words, as in "November 2026"."""
    return date_format(month, "F Y", use_l10n=True)


def chart(months: Sequence[tuple[date, int]]) -> Chart:
    """A bar for each month and its milli-INK, in the order given."""
    most = max((amount for _, amount in months), default=0)
    bars = [
        Bar(
            y=place * _BAR,
            label=month_name(month),
            value=ink(amount),
            length=amount * WIDTH // most if most else 0,
        )
        for place, (month, amount) in enumerate(months)
    ]
    return Chart(bars, len(bars) * _BAR)


def earned_by_month(
    sums: Iterable[Sum], *, codes: Collection[Code], price: SharePrice
) -> dict[date, int]:
    """Milli-INK that came in for these reasons by month, the newest first; power at `price`."""
    held: dict[date, dict[Asset, int]] = {}
    for each in sums:
        if each.code in codes:
            month = held.setdefault(each.month, {})
            month[each.asset] = month.get(each.asset, 0) + each.credited
    return {
        month: worth(amounts.get(Asset.INK, 0), amounts.get(Asset.VESTS, 0), price)
        for month, amounts in sorted(held.items(), reverse=True)
    }


def worth(milli_ink: int, vests: int, price: SharePrice) -> int:
    """Milli-INK and micro-VESTS together, in milli-INK at this price; rounded down once."""
    return milli_ink + price.ink_for_vests(vests)
