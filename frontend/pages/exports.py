"""A wallet's history as a table for programs: exact amounts, one row for each movement."""

import csv
from collections.abc import Iterator
from typing import Final

from accounts.models import Account
from accounts.selectors import memos_of, names_of_wallets
from articles.tips import tipped_work
from frontend.forms.history import Narrowed
from frontend.pages.works import named
from frontend.sentences import movement, place
from ledger.assets import format_amount
from ledger.selectors import Line, statement
from rewards.references import read_reference

COLUMNS: Final = ("time", "what", "other", "text", "amount", "unit", "memo", "state", "transfer")
_PAGE: Final = 500
#: A spreadsheet reads what begins so as a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, value: str) -> str:
        return value


def history(account: Account, narrowed: Narrowed) -> Iterator[str]:
    """Lines of CSV, newest first, read page by page so that a long history fits in memory."""
    writer = csv.writer(_Echo())
    yield str(writer.writerow(COLUMNS))
    before: int | None = None
    while lines := statement(account.wallet_id, before=before, limit=_PAGE, **narrowed):
        for row in _rows(lines):
            yield str(writer.writerow(row))
        before = lines[-1].transfer


def _rows(lines: list[Line]) -> Iterator[list[str | int]]:
    names = names_of_wallets(line.other for line in lines)
    memos = memos_of(line.batch for line in lines if line.reference)
    works = {line.transfer: _work(line) for line in lines}
    titles = named(work for work in works.values() if work is not None)
    for line in lines:
        work = works[line.transfer]
        amount, unit = format_amount(line.asset, line.amount).split(" ")
        yield [
            line.recorded_at.isoformat(),
            movement(line.code),
            names.get(line.other) or place(line.other),
            _plain(titles[work].title) if work is not None else "",
            amount,
            unit,
            _plain(memos.get(line.batch, "")),
            line.state,
            line.transfer,
        ]


def _work(line: Line) -> int | None:
    paid = read_reference(line.reference, code=line.code)
    return paid[1] if paid else tipped_work(line.reference, code=line.code)


def _plain(words: str) -> str:
    """People's words, so that no spreadsheet takes them for a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words
