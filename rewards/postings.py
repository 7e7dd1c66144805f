"""From a shard's split to the transfers that pay it; still pure.

Everything a work pays leaves the fund: liquid INK to people, the INK that backs new VESTS to the
vesting pool in one row, and what wallets carry on to the dust wallet, so that it holds exactly
what all of them carry. VESTS come from the issue wallet. A work on hold pays into escrow instead,
and out of it to the people once that is decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ledger.assets import Asset
from ledger.codes import Code
from ledger.wallets import SystemWallet
from rewards.columns import Ints
from rewards.split import AUTHOR, BENEFICIARY, CURATOR, HOST, Split
from rewards.trace import read_head, read_rows

CODES = {
    CURATOR: Code.CURATION_REWARD,
    BENEFICIARY: Code.BENEFICIARY_REWARD,
    AUTHOR: Code.AUTHOR_REWARD,
    HOST: Code.HOST_REWARD,
}
_CODE = np.array([CODES[role] for role in sorted(CODES)], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Postings:
    """Transfers as columns; those of the shard's work i are rows offsets[i]..offsets[i+1]-1."""

    offsets: Ints
    debit: Ints
    credit: Ints
    asset: Ints
    amount: Ints
    code: Ints


def postings(split: Split, *, escrow: Mapping[int, int] | None = None) -> Postings:
    """The transfers of each work: liquid rewards, staked rewards, their backing, the carry.

    What a work in `escrow` pays to people goes to the wallet that stands there instead, all else
    as ever: the price of a share and what people carry on are those of this payout.
    """
    pay = split.payments
    work = np.repeat(np.arange(len(split.works)), np.diff(pay.offsets))
    kept = [(escrow or {}).get(number, 0) for number in split.works.id]
    keeper = np.array(kept, dtype=np.int64)[work]
    wallet = np.where(keeper, keeper, pay.wallet)
    code = np.where(keeper, int(Code.HOLD), _CODE[pay.role])
    rows = len(work)
    fund, issue = _all(SystemWallet.FUND, rows), _all(SystemWallet.ISSUE, rows)
    each = np.arange(len(split.works))
    backing, carried = _by_work(pay.paid - pay.liquid, pay.offsets), _carried(split)
    funds, dust = _all(SystemWallet.FUND, len(each)), _all(SystemWallet.DUST, len(each))
    pool = _all(SystemWallet.VESTING, len(each))
    back = carried < 0
    parts = [
        (work, fund, wallet, _all(Asset.INK, rows), pay.liquid, code),
        (work, issue, wallet, _all(Asset.VESTS, rows), pay.vests, code),
        (
            each,
            funds,
            pool,
            _all(Asset.INK, len(each)),
            backing,
            _all(Code.VESTING_REWARD, len(each)),
        ),
        (
            each,
            np.where(back, dust, funds),
            np.where(back, funds, dust),
            _all(Asset.INK, len(each)),
            np.abs(carried),
            _all(Code.CARRY, len(each)),
        ),
    ]
    columns = [np.concatenate([part[column] for part in parts]) for column in range(6)]
    order = np.flatnonzero(columns[4] > 0)
    order = order[np.argsort(columns[0][order], kind="stable")]
    owner, debit, credit, asset, amount, codes = (column[order] for column in columns)
    offsets = np.searchsorted(owner, np.arange(len(each) + 1))
    return Postings(offsets.astype(np.int64), debit, credit, asset, amount, codes)


def released(record: bytes, *, escrow: int) -> Postings:
    """What a work's record says that people get, out of the escrow wallet that it was paid into.

    `record` is the work's of `rewards.trace`. Each leg has the code of what it pays for, so that
    the money is known by its reason when it comes.
    """
    head, rows = read_head(record), read_rows(record)
    shared = [HOST if each.host else BENEFICIARY for each in head.beneficiaries]
    role = np.array([CURATOR] * (len(rows) - len(shared) - 1) + [*shared, AUTHOR])
    amount = np.concatenate((rows["liquid"], rows["vests"])).astype(np.int64)
    asset = np.repeat([int(Asset.INK), int(Asset.VESTS)], len(rows)).astype(np.int64)
    wallet = np.tile(rows["wallet"], 2).astype(np.int64)
    code = np.tile(_CODE[role], 2)
    moved = np.flatnonzero(amount > 0)
    return Postings(
        offsets=np.array([0, len(moved)], dtype=np.int64),
        debit=_all(escrow, len(moved)),
        credit=wallet[moved],
        asset=asset[moved],
        amount=amount[moved],
        code=code[moved],
    )


def _carried(split: Split) -> Ints:
    """Whole milli-INK that each work adds to what is carried (negative: takes out of it)."""
    granted = np.array(split.payouts, dtype=np.int64) - np.array(split.unclaimed, dtype=np.int64)
    return granted - _by_work(split.payments.paid, split.payments.offsets)


def _by_work(column: Ints, offsets: Ints) -> Ints:
    running = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(column)))
    return running[offsets[1:]] - running[offsets[:-1]]


def _all(value: int, rows: int) -> Ints:
    return np.full(rows, int(value), dtype=np.int64)
