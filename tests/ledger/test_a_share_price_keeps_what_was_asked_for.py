"""Shares for an amount that somebody named are worth exactly that amount again."""

from hypothesis import given
from hypothesis import strategies as st

from ledger.stake import SharePrice

AMOUNTS = st.integers(min_value=0, max_value=10**13)


@given(ink=AMOUNTS, fund=st.integers(min_value=1, max_value=10**13), more=st.integers(min_value=0))
def test_the_fewest_shares_that_are_worth_it_are_told_as_it(
    ink: int, fund: int, more: int
) -> None:
    price = SharePrice(fund_ink=fund, shares_vests=fund + more)
    shares = price.vests_worth(ink)
    assert price.ink_for_vests(shares) == ink
    assert shares == 0 or price.ink_for_vests(shares - 1) < ink


@given(vests=AMOUNTS, fund=AMOUNTS, shares=AMOUNTS)
def test_who_lends_all_that_is_told_as_free_lends_no_more_than_that(
    vests: int, fund: int, shares: int
) -> None:
    price = SharePrice(fund_ink=fund + 1, shares_vests=shares + 1)
    assert price.vests_worth(price.ink_for_vests(vests)) <= vests
