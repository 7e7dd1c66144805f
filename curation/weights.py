"""Curation weights: which part of a work's curation reward a vote earns, in each era.

R is the sum of a work's positive rshares before the vote, r the vote's own. Everything is exact
integer arithmetic; divisions round down. Sources: economics.md 4, checked against chain numbers.
"""

from typing import Final, NamedTuple

from curation.rules import Curve, VoteRules, Window

_WORD: Final = 2**64


class Weighed(NamedTuple):
    """A vote's own `weight`, and what it `added` to the total: more, where a cut is lost."""

    weight: int
    added: int


WEIGHTLESS: Final = Weighed(weight=0, added=0)


def approximate_root(x: int) -> int:
    """The chain's square root by halving the binary logarithm: up to 6 % above the true one."""
    if x == 0:
        return 0
    top = x.bit_length() - 1
    half = top >> 1
    high = 1 << half if top & 1 else 0
    low = (x ^ (1 << top)) >> (top - half)
    return (1 << half) | ((high | low) >> 1)


def curve_total(rshares: int, rules: VoteRules) -> int:
    """The undivided weight of `rshares` >= 0 under the era's curve (not for the cubic one)."""
    doubled = 2 * rules.content_constant
    match rules.curve:
        case Curve.RECIPROCAL:
            return (_WORD - 1) * rshares // (doubled + rshares)
        case Curve.BOUNDED:
            return (rshares << 64) // (doubled + rshares)
        case Curve.ROOT:
            return approximate_root(rshares)
        case Curve.CONVERGENT_ROOT:
            return rshares // approximate_root(rshares + doubled)
        case Curve.LINEAR:
            return rshares
        case Curve.CUBIC:
            raise ValueError("The cubic weight depends on all votes, not on a running sum.")


def full_weight(rshares: int, *, before: int, absolute: int, rules: VoteRules) -> int:
    """The weight before any cut. Only the cubic curve asks for the sum of all |rshares|."""
    if rules.curve is Curve.CUBIC:
        return rshares**3 // absolute**2
    return curve_total(before + rshares, rules) - curve_total(before, rules)


def cut(weight: int, *, age: int, at: int, rules: VoteRules) -> int:
    """`weight` after the reverse auction or the early-vote windows."""
    auction = rules.auction_seconds
    if auction and at >= rules.auction_from:
        weight = weight * min(max(age, 0), auction) // auction
    if not rules.windows:
        return weight
    window = window_at(age, rules=rules)
    return weight // (window.divisor if window else rules.late_divisor)


def window_at(age: int, *, rules: VoteRules) -> Window | None:
    """The window that a work of `age` seconds is in; None after the last, or where none is."""
    return next((each for each in rules.windows if age < each.until_seconds), None)


def weigh(
    rshares: int, *, before: int, absolute: int, age: int, at: int, rules: VoteRules
) -> Weighed:
    """Weigh a vote cast at unix time `at` on a work `age` seconds old; r <= 0 earns nothing.

    `before` is the work's positive rshares without this vote, `absolute` the sum of |rshares| of
    all votes ever cast on it, this one included.
    """
    if rshares <= 0:
        return WEIGHTLESS
    full = full_weight(rshares, before=before, absolute=absolute, rules=rules)
    weight = cut(full, age=age, at=at, rules=rules)
    return Weighed(weight=weight, added=weight if rules.total_is_discounted else full)
