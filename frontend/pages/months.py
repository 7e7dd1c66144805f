"""Earnings by month as a drawing and in figures."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from django.utils.formats import date_format

from frontend.pages.drawings import WIDTH
from frontend.phrases import ink
from frontend.shown.rewards import Bar
from frontend.shown.years import Chart
from ledger.codes import Code
from rewards.earned import paid_by_month

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


def paid_in_months(wallet: int, *, codes: Collection[Code]) -> dict[date, int]:
    """Milli-INK that came in for these reasons by month, the newest first; power at what it was
    worth when it was paid. One query.
    """
    months: dict[date, int] = {}
    for row in paid_by_month(wallet, codes):
        months[row.month] = months.get(row.month, 0) + row.ink
    return months
