"""A block's minted and burnt amounts are those of the transfers in its leaves."""

from datetime import UTC, datetime

import pytest

from ledger import services
from ledger.assets import MAX_AMOUNT, Asset
from ledger.canonical import ROWS_PER_PART, BatchLeaf, TransferRow
from ledger.codes import Code
from ledger.models import Kind
from ledger.services import Draft, Leg
from ledger.services.issue import Issue
from ledger.verify import run_checks
from ledger.wallets import SystemWallet

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ISSUE, BURN, FUND = SystemWallet.ISSUE, SystemWallet.BURN, SystemWallet.FUND


@pytest.mark.django_db
def test_mints_burns_and_their_reversals_are_told_by_asset() -> None:
    wallet = services.open_wallet(Kind.PERSON)
    legs = [
        Leg(ISSUE, wallet, Asset.INK, 700, Code.GENESIS),
        Leg(ISSUE, FUND, Asset.VESTS, 50, Code.GENESIS),
        Leg(wallet, BURN, Asset.INK, 30, Code.TRANSFER),
        Leg(wallet, FUND, Asset.INK, 9, Code.TRANSFER),
    ]
    services.post([Draft(key="all", code=Code.GENESIS, legs=legs)])
    minted = services.post(
        [Draft(key="m", code=Code.GENESIS, legs=[Leg(ISSUE, FUND, 1, 5, Code.GENESIS)])]
    )
    services.reverse(minted[0])
    block = services.seal(NOW)
    assert block is not None
    assert block.minted == {"INK": "700", "VESTS": "50"}
    assert block.burnt == {"INK": "30", "VESTS": "0"}
    assert block.supply == {"INK": "670", "VESTS": "50"}
    assert list(run_checks()) == []


def test_the_largest_amounts_add_up_exactly() -> None:
    row = TransferRow(id=1, asset=2, debit=ISSUE, credit=FUND, amount=MAX_AMOUNT, code=1)
    leaf = BatchLeaf(
        part=1,
        parts=1,
        key=bytes(32),
        batch=1,
        recorded_at=NOW,
        code=1,
        rules="für",
        reference="work/1",
        rows=(row,) * ROWS_PER_PART,
    )
    issue = Issue()
    issue.add([leaf.encode()] * 3)
    assert issue.minted == {Asset.INK: 0, Asset.VESTS: 3 * ROWS_PER_PART * MAX_AMOUNT}
    assert issue.burnt == {Asset.INK: 0, Asset.VESTS: 0}
