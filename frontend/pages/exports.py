"""Tables for programs, with exact amounts: the movements of a wallet, and somebody's votes."""

import csv
from collections.abc import Iterator
from typing import Final

from accounts.models import Account
from accounts.selectors import memos_of, names_of_wallets
from accounts.tips import tipped_work
from articles.selectors import earned_by_month, earned_by_text
from curation.records import votes_by
from frontend.forms.history import Narrowed
from frontend.pages.curating import judged
from frontend.pages.outcomes import WORDS, fate
from frontend.pages.works import named
from frontend.sentences import movement, place
from ledger.assets import Asset, format_amount
from ledger.selectors import Line, statement
from rewards.earned import Earned
from rewards.references import read_reference

COLUMNS: Final = ("time", "what", "other", "text", "amount", "unit", "memo", "state", "transfer")
VOTES: Final = ("time", "text", "weight percent", "outcome", "why", "INK", "VESTS", "work")
TEXTS: Final = (
    *("paid", "text", "author INK", "as co-author INK", "tips INK"),
    *("co-authors INK", "curators INK", "work"),
)
MONTHS: Final = ("month", "texts", "author INK", "as co-author INK", "tips INK", "total INK")
_PAGE: Final = 500
#: A spreadsheet reads what begins so as a formula.
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


class Echo:
    """A file that gives back what is written to it."""

    def write(self, value: str) -> str:
        """The line itself."""
        return value


def history(account: Account, narrowed: Narrowed) -> Iterator[str]:
    """Lines of CSV, newest first, read page by page so that a long history fits in memory."""
    writer = csv.writer(Echo())
    yield str(writer.writerow(COLUMNS))
    before: int | None = None
    while lines := statement(account.wallet_id, before=before, limit=_PAGE, **narrowed):
        for row in _rows(lines, account):
            yield str(writer.writerow(row))
        before = lines[-1].transfer


def votes(account: Account) -> Iterator[str]:
    """One's votes as lines of CSV, newest first, with what the ledger booked for each: whatever
    its length, page by page.
    """
    writer = csv.writer(Echo())
    yield str(writer.writerow(VOTES))
    before: int | None = None
    while cast := votes_by(account.wallet_id, before=before, limit=_PAGE):
        titles = named((vote.work_id for vote in cast), viewer=account)
        for each in judged(account.wallet_id, cast):
            vote, earned, became = each.vote, each.earned or Earned(), fate(each)
            yield str(
                writer.writerow(
                    [
                        vote.at.isoformat(),
                        _plain(titles[vote.work_id].title),
                        f"{vote.weight_bp / 100:.2f}",
                        became,
                        WORDS[became],
                        format_amount(Asset.INK, earned.ink).split(" ")[0],
                        format_amount(Asset.VESTS, earned.vests).split(" ")[0],
                        vote.work_id,
                    ]
                )
            )
        before = cast[-1].seq


def texts(account: Account) -> Iterator[str]:
    """What each paid or tipped text brought one as author, as co-author and in tips, and what all
    of its co-authors and curators got; newest first, page by page.
    """
    writer = csv.writer(Echo())
    yield str(writer.writerow(TEXTS))
    before: int | None = None
    while rows := earned_by_text(account.wallet_id, before=before, limit=_PAGE):
        titles = named((row.work for row in rows), viewer=account)
        for row in rows:
            mine = row.earned
            parts = (mine.author, mine.co_author, mine.tips, row.co_authors, row.curators)
            paid = row.paid_at.isoformat() if row.paid_at else ""
            title = _plain(titles[row.work].title)
            yield str(writer.writerow([paid, title, *map(_ink, parts), row.work]))
        before = rows[-1].work


def months(account: Account) -> Iterator[str]:
    """What one's writing brought in each month (UTC), newest first. One query."""
    writer = csv.writer(Echo())
    yield str(writer.writerow(MONTHS))
    for row in earned_by_month(account.wallet_id):
        mine = row.earned
        parts = map(_ink, (mine.author, mine.co_author, mine.tips, mine.total))
        yield str(writer.writerow([f"{row.month:%Y-%m}", row.texts, *parts]))


def _ink(milli_ink: int) -> str:
    return format_amount(Asset.INK, milli_ink).split(" ")[0]


def _rows(lines: list[Line], account: Account) -> Iterator[list[str | int]]:
    names = names_of_wallets(line.other for line in lines)
    memos = memos_of(line.batch for line in lines if line.reference)
    works = {line.transfer: _work(line) for line in lines}
    titles = named((work for work in works.values() if work is not None), viewer=account)
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
            _plain(memos[line.batch].words) if line.batch in memos else "",
            line.state,
            line.transfer,
        ]


def _work(line: Line) -> int | None:
    paid = read_reference(line.reference, code=line.code)
    return paid[1] if paid else tipped_work(line.reference, code=line.code)


def _plain(words: str) -> str:
    """People's words, so that no spreadsheet takes them for a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words
