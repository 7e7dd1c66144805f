"""Tables for programs, with exact amounts: the movements of a wallet, and somebody's votes."""

import csv
from collections.abc import Iterator
from datetime import UTC
from typing import Final

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from accounts.models import Account
from accounts.selectors import memos_of, names_of_wallets
from articles.tips import tipped_work
from curation.records import votes_by
from frontend.forms.history import Narrowed
from frontend.pages.curating import judged
from frontend.pages.outcomes import WORDS, fate
from frontend.pages.works import named
from frontend.sentences import movement, place
from ledger.assets import Asset, format_amount
from ledger.selectors import Line, statement
from rewards.earned import Earned
from rewards.models import Payout
from rewards.references import read_reference

COLUMNS: Final = ("time", "what", "other", "text", "amount", "unit", "memo", "state", "transfer")
VOTES: Final = ("time", "text", "weight percent", "outcome", "why", "INK", "VESTS", "work")
TEXTS: Final = ("paid", "text", "author INK", "co-authors INK", "curators INK", "work")
MONTHS: Final = ("month", "texts", "author INK")
_PAGE: Final = 500
#: A spreadsheet reads what begins so as a formula.
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


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


def votes(account: Account) -> Iterator[str]:
    """One's votes as lines of CSV, newest first, with what the ledger booked for each: whatever
    its length, page by page.
    """
    writer = csv.writer(_Echo())
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
    """What each paid text earned, newest first, page by page: the stored payouts."""
    writer = csv.writer(_Echo())
    yield str(writer.writerow(TEXTS))
    paid = Payout.objects.filter(work__author=account.wallet_id).defer("trace").order_by("-work")
    before = 2**63 - 1
    while rows := list(paid.filter(work__lt=before)[:_PAGE]):
        titles = named((row.work_id for row in rows), viewer=account)
        for row in rows:
            parts = (row.author_reward, row.beneficiary_reward, row.curation_reward)
            title = _plain(titles[row.work_id].title)
            yield str(
                writer.writerow([row.paid_at.isoformat(), title, *map(_ink, parts), row.work_id])
            )
        before = rows[-1].work_id


def months(account: Account) -> Iterator[str]:
    """What one's texts earned in each month (UTC), newest first. One query."""
    writer = csv.writer(_Echo())
    yield str(writer.writerow(MONTHS))
    paid = Payout.objects.filter(work__author=account.wallet_id)
    sums = (
        paid.annotate(month=TruncMonth("paid_at", tzinfo=UTC))
        .values("month")
        .annotate(texts=Count("work"), total=Sum("author_reward"))
        .order_by("-month")
    )
    for row in sums:
        yield str(
            writer.writerow([f"{row['month']:%Y-%m}", row["texts"], _ink(int(row["total"]))])
        )


def _ink(milli_ink: int) -> str:
    return format_amount(Asset.INK, milli_ink).split(" ")[0]


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
