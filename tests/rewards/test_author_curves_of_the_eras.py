"""Author curves: the pending payouts of 2017, and the properties that define a curve."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rewards.curves import AuthorCurve, claim

DATA = (
    Path(__file__).parents[2] / ".." / "shared" / "data" / "economics" / "pending_payouts_17m.json"
)
S = 2 * 10**12


def test_pending_payouts_of_block_17_000_000_are_linear_with_one_factor() -> None:
    if not DATA.exists():
        pytest.skip(f"{DATA} is not there")
    data = json.loads(DATA.read_text())
    low, high = Fraction(data["k_low"]), Fraction(data["k_high"])
    factor = (low + high) / 2
    exact = 0
    for row in data["rows"]:
        asked = claim(int(row["net_rshares"]), curve=AuthorCurve.LINEAR, content_constant=S)
        exact += int(asked * factor) == row["pending_payout_millisbd"]
    print(f"pending payouts: {exact} of {len(data['rows'])} exact")
    assert exact == len(data["rows"]) == 106


def test_firstpost_and_the_second_post_of_its_block_stand_in_the_recorded_ratio() -> None:
    first = claim(2_791_943_435_705, curve=AuthorCurve.QUADRATIC, content_constant=S)
    second = claim(48_158_771_779_441, curve=AuthorCurve.QUADRATIC, content_constant=S)
    assert Fraction(second * 6885, first) == pytest.approx(912_023.4969, abs=0.001)


@pytest.mark.parametrize("curve", AuthorCurve)
def test_nothing_is_asked_without_positive_rshares(curve: AuthorCurve) -> None:
    assert (
        claim(0, curve=curve, content_constant=S)
        == claim(-(10**20), curve=curve, content_constant=S)
        == 0
    )


@given(rshares=st.integers(1, 10**30), curve=st.sampled_from(AuthorCurve))
def test_more_rshares_never_ask_for_less(rshares: int, curve: AuthorCurve) -> None:
    less = claim(rshares, curve=curve, content_constant=S)
    assert less <= claim(rshares + 1, curve=curve, content_constant=S)


def test_convergent_linear_nears_the_line() -> None:
    asked = claim(10**24, curve=AuthorCurve.CONVERGENT_LINEAR, content_constant=S)
    assert asked == ((10**24 + S) ** 2 - S**2) // (10**24 + 4 * S)
    assert Fraction(asked, 10**24) == pytest.approx(1, abs=1e-9)
