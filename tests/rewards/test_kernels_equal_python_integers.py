"""The vectorised division against Python's own integers, row for row."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rewards.kernels import divide_products, multiply_divide, sums

EDGES = [
    0,
    1,
    2,
    3,
    7,
    9_999,
    10_000,
    2**31,
    2**32 - 1,
    2**50 - 1,
    2**50,
    2**53,
    2**53 + 1,
    2**61,
    2**62 - 1,
]
WIDE = [*EDGES, 2**62, 2**63 - 1, 2**63, 2**64 - 1]


def check(rows: list[tuple[int, int, int]]) -> None:
    """Compare all rows whose quotient fits a word."""
    rows = [row for row in rows if row[0] * row[1] // row[2] < 2**63]
    a = np.array([row[0] for row in rows], dtype=np.int64)
    b, c = (np.array([row[column] for row in rows], dtype=np.uint64) for column in (1, 2))
    quotients, remainders = divide_products(a, b, c)
    expected = [divmod(row[0] * row[1], row[2]) for row in rows]
    assert list(zip(quotients.tolist(), remainders.tolist(), strict=True)) == expected


def test_edges_of_all_bounds() -> None:
    check([(a, b, c) for a in EDGES for b in WIDE for c in WIDE if c])


def test_two_hundred_thousand_random_rows() -> None:
    draw = random.Random(20161115)
    rows = []
    for _ in range(200_000):
        c = draw.getrandbits(draw.randint(1, 64)) or 1
        b = draw.randint(0, c)
        rows.append((draw.getrandbits(draw.randint(1, 62)), b, c))
    check(rows)
    print(f"{len(rows)} rows equal")


def test_products_just_around_a_multiple_of_the_divisor() -> None:
    draw = random.Random(5)
    rows = []
    for _ in range(50_000):
        quotient, c = draw.getrandbits(49), draw.getrandbits(61) | 1
        b = draw.randint(max(1, c // 2), c)
        for shift in (-1, 0, 1):
            rows.append((max(0, min(quotient * c // b + shift, 2**63 - 1)), b, c))
    check(rows)


@given(
    rows=st.lists(
        st.tuples(
            st.integers(0, 2**63 - 1),
            st.integers(0, 2**64 - 1),
            st.integers(1, 2**64 - 1),
        ),
        max_size=30,
    )
)
def test_any_rows(rows: list[tuple[int, int, int]]) -> None:
    check(rows)


@given(
    column=st.lists(st.integers(0, 2**53), max_size=20),
    b=st.integers(0, 2**54),
    c=st.integers(1, 2**62),
)
def test_a_column_by_two_scalars(column: list[int], b: int, c: int) -> None:
    column = [value for value in column if value * b // c < 2**63]
    expected = [value * b // c for value in column]
    assert multiply_divide(np.array(column, dtype=np.int64), b, c).tolist() == expected


@given(groups=st.lists(st.lists(st.integers(-(2**40), 2**40), max_size=5), max_size=10))
def test_group_sums_include_empty_groups(groups: list[list[int]]) -> None:
    flat = [value for group in groups for value in group]
    offsets = np.cumsum([0, *(len(group) for group in groups)], dtype=np.int64)
    assert sums(np.array(flat, dtype=np.int64), offsets).tolist() == [
        sum(group) for group in groups
    ]
