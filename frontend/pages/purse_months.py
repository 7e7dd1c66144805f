"""A community's money by month: on its wallet's page, and by reason as a table for programs."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from frontend.pages.communities import at
from frontend.pages.exports import Echo
from frontend.pages.months import month_name
from frontend.phrases import ink
from frontend.sentences import movement
from frontend.shown.purse import PurseMonth
from ledger.assets import Asset, format_amount
from ledger.selectors import monthly_sums

COLUMNS: Final = ("month", "what", "unit", "in", "out")
#: So many months stand on the page, the newest first; the table has all.
ON_THE_PAGE: Final = 24


def months(wallet: int) -> list[PurseMonth]:
    """What came into a wallet and went out of it in each month (UTC). One query."""
    came, went = defaultdict[date, int](int), defaultdict[date, int](int)
    for each in monthly_sums(wallet):
        if each.asset is Asset.INK:
            came[each.month] += each.credited
            went[each.month] += each.debited
    newest = sorted(came, reverse=True)[:ON_THE_PAGE]
    return [PurseMonth(month_name(each), ink(came[each]), ink(went[each])) for each in newest]


def rows(slug: str) -> Iterator[str]:
    """Lines of CSV, each a reason in a month, the oldest first; Http404 for no community. Two
    queries. No name and nobody's words: nothing is a formula.
    """
    sums = monthly_sums(at(slug).wallet_id)

    def lines() -> Iterator[str]:
        writer = csv.writer(Echo())
        yield str(writer.writerow(COLUMNS))
        for each in sums:
            sides = (format_amount(each.asset, units) for units in (each.credited, each.debited))
            came, went = (written.split(" ")[0] for written in sides)
            month = f"{each.month:%Y-%m}"
            row = (month, movement(each.code), each.asset.name, came, went)
            yield str(writer.writerow(row))

    return lines()
