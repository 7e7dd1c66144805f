"""Emission: the parts add up, the rate falls as stated, and making up for lost time changes
nothing.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rewards.emission import emit, rate_bp, whole_intervals
from rewards.rules import load, names

HIVE = load("hive-hf28").emission
INKWELL = load("inkwell-1").emission


@pytest.mark.parametrize(
    ("block", "rate"),
    [(1, 978), (249_999, 978), (250_000, 977), (220_749_999, 96), (220_750_000, 95), (10**9, 95)],
)
def test_the_rate_falls_by_a_hundredth_percent_every_250_000_blocks(block: int, rate: int) -> None:
    assert rate_bp(HIVE, number=block) == rate


def test_a_block_of_2025_by_the_formula_of_the_chain() -> None:
    supply, block = 486_899_762_206, 99_073_119
    new = supply * max(978 - block // 250_000, 95) // (10_000 * 10_512_000)
    made = emit(HIVE, supply=supply, done=block - 1, intervals=1)
    assert made.total == new
    assert made.content == new * 6_500 // 10_000
    assert made.vesting == new * 1_500 // 10_000
    assert made.treasury == new * 1_000 // 10_000


@settings(max_examples=100)
@given(
    supply=st.integers(0, 10**15),
    done=st.integers(0, 10**6),
    first=st.integers(0, 30),
    second=st.integers(0, 30),
)
def test_two_runs_make_what_one_makes(supply: int, done: int, first: int, second: int) -> None:
    whole = emit(INKWELL, supply=supply, done=done, intervals=first + second)
    one = emit(INKWELL, supply=supply, done=done, intervals=first)
    two = emit(INKWELL, supply=supply + one.total, done=done + first, intervals=second)
    assert whole.total == one.total + two.total
    assert whole.content == one.content + two.content
    assert whole.signers == one.signers + two.signers


def test_a_year_of_inkwell_is_nearly_its_rate() -> None:
    supply = 4 * 10**11
    made = emit(INKWELL, supply=supply, done=0, intervals=365 * 24)
    assert supply * 94 // 1_000 < made.total < supply * 103 // 1_000
    assert made.content == pytest.approx(made.total * 65 / 100, rel=1e-6)
    assert made.signers == pytest.approx(made.total * 10 / 100, rel=1e-5)


def test_in_2016_a_block_made_at_least_one_token_a_stream_and_nine_times_it_for_stake() -> None:
    made = emit(load("steem-hf6").emission, supply=10**8, done=0, intervals=1)
    assert (made.content, made.signers, made.vesting) == (2_000, 3_000, 45_000)


@pytest.mark.parametrize("name", names())
def test_intervals_are_counted_from_genesis(name: str) -> None:
    rules = load(name).emission
    seconds = rules.interval_seconds
    assert whole_intervals(rules, since=1_000, until=1_000 + seconds - 1) == 0
    assert whole_intervals(rules, since=1_000, until=1_000 + seconds) == 1
    assert whole_intervals(rules, since=1_000, until=0) == 0
