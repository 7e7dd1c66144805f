"""Exact floor(a * b / c) over columns, where the product does not fit 64 bits.

The quotient is estimated in double precision and put right by the remainder, which is exact modulo
2^64. Four roundings leave a relative error below 2^-50, so below a quotient of 2^50 the estimate
is at most one off, and with a divisor below 2^62 the remainder of a quotient that is one off still
fits a signed word. Rows outside these bounds are worked out with Python's integers, one by one, so
every row is exact.
"""

import numpy as np

from rewards.columns import Ints, Weights

QUOTIENT_BOUND = float(2**50)
DIVISOR_BOUND = np.uint64(2**62)
WORD_BOUND = np.uint64(2**63)


def divide_products(a: Ints, b: Weights, c: Weights) -> tuple[Ints, Weights]:
    """Quotients (rounded down) and remainders of a*b/c, row for row; a >= 0, c > 0.

    A quotient of 2^63 or more is an OverflowError.
    """
    estimate = a.astype(np.float64)
    estimate *= b
    estimate /= c
    inside = (estimate < QUOTIENT_BOUND) & (c < DIVISOR_BOUND) & (b < WORD_BOUND)
    if bool(inside.all()):
        return _inside(a, b, c, estimate)
    quotient = np.empty(len(a), dtype=np.int64)
    remainder = np.empty(len(a), dtype=np.uint64)
    quotient[inside], remainder[inside] = _inside(
        a[inside], b[inside], c[inside], estimate[inside]
    )
    for row in np.flatnonzero(~inside).tolist():
        whole, rest = divmod(int(a[row]) * int(b[row]), int(c[row]))
        quotient[row], remainder[row] = whole, rest
    return quotient, remainder


def _inside(
    a: Ints, b: Weights, c: Weights, estimate: np.typing.NDArray[np.float64]
) -> tuple[Ints, Weights]:
    divisor = c.view(np.int64)
    quotient = estimate.astype(np.int64)
    remainder = a * b.view(np.int64)
    remainder -= quotient * divisor
    low, high = remainder < 0, remainder >= divisor
    quotient -= low
    quotient += high
    remainder += np.where(low, divisor, 0)
    remainder -= np.where(high, divisor, 0)
    assert bool(((remainder >= 0) & (remainder < divisor)).all()), (
        "an estimate was more than one off"
    )
    return quotient, remainder.view(np.uint64)


def multiply_divide(a: Ints, b: int, c: int) -> Ints:
    """floor(a * b / c) of a column by two scalars below 2^64."""
    rows = len(a)
    return divide_products(
        a, np.full(rows, b, dtype=np.uint64), np.full(rows, c, dtype=np.uint64)
    )[0]


def sums(values: Ints, offsets: Ints) -> Ints:
    """Sum of each group of rows offsets[i]..offsets[i+1]-1, exact while each sum fits a word (it
    may wrap between).
    """
    running = np.concatenate(
        (np.zeros(1, dtype=values.dtype), np.cumsum(values, dtype=values.dtype))
    )
    result: Ints = running[offsets[1:]] - running[offsets[:-1]]
    return result
