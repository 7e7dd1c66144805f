"""Joining and leaving the vesting pool never makes a share worth less, and never empties the pool.

The first price is for a pool without shares only.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import services
from ledger.assets import MAX_AMOUNT, Asset
from ledger.codes import Code
from ledger.errors import LedgerError
from ledger.models import Kind
from ledger.selectors import share_price
from ledger.services import Draft, Leg
from ledger.stake import GENESIS_PRICE, SharePrice
from ledger.wallets import SystemWallet

amounts = st.integers(min_value=1, max_value=MAX_AMOUNT)


@given(fund=amounts, shares=amounts, data=st.data())
def test_leaving_keeps_ink_for_the_shares_that_stay(
    fund: int, shares: int, data: st.DataObject
) -> None:
    price = SharePrice(fund_ink=fund, shares_vests=shares)
    gone = data.draw(st.integers(min_value=1, max_value=shares))
    left_ink, left_shares = fund - price.ink_for_vests(gone), shares - gone
    assert (left_ink > 0) or (left_shares == 0)
    assert left_ink * shares >= fund * left_shares


@given(fund=amounts, shares=amounts, ink=amounts)
def test_joining_takes_nothing_from_the_others(fund: int, shares: int, ink: int) -> None:
    price = SharePrice(fund_ink=fund, shares_vests=shares)
    made = price.vests_for_ink(ink)
    assert (fund + ink) * shares >= fund * (shares + made)
    assert price.ink_for_vests(made) <= ink


def _issue(credit: int, asset: Asset, amount: int) -> None:
    leg = Leg(SystemWallet.ISSUE, credit, asset, amount, Code.GENESIS)
    services.post([Draft(key=f"{credit}/{asset}", code=Code.GENESIS, legs=[leg])])


@pytest.mark.django_db
def test_the_first_price_holds_while_there_are_no_shares() -> None:
    assert share_price() == GENESIS_PRICE
    _issue(SystemWallet.VESTING, Asset.INK, 5_000)
    assert share_price() == GENESIS_PRICE


@pytest.mark.django_db
def test_shares_of_an_empty_pool_have_no_price() -> None:
    wallet = services.open_wallet(Kind.PERSON)
    _issue(wallet, Asset.VESTS, 10**9)
    _issue(wallet, Asset.INK, 1_000)
    with pytest.raises(LedgerError, match="nothing is in it"):
        services.power_up(wallet, amount=1_000, key="p")
