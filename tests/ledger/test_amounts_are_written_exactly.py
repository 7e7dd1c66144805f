"""Amounts of both assets as text and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.assets import MAX_AMOUNT, Asset, format_amount, parse_amount


def test_amounts_have_all_decimals_of_their_asset() -> None:
    assert format_amount(Asset.INK, 12_418) == "12.418 INK"
    assert format_amount(Asset.VESTS, 1) == "0.000001 VESTS"
    assert format_amount(Asset.INK, -5) == "-0.005 INK"


@given(st.sampled_from(Asset), st.integers(1, MAX_AMOUNT))
def test_a_written_amount_reads_as_the_same_number(asset: Asset, amount: int) -> None:
    assert (
        parse_amount(asset, format_amount(asset, amount).removesuffix(f" {asset.name}")) == amount
    )


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "1.0001", "1e3", "1,5", ".5", "1.", "NaN", "٣", "9007199254740.992"]
)
def test_what_is_no_amount_of_ink_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        parse_amount(Asset.INK, text)
