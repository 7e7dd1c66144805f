"""Reputation as people see it: 25 for a newcomer, nine more for each tenfold (economics.md 9)."""

from math import log10, modf


def displayed(raw: int) -> float:
    """The displayed score, two decimals, of a raw reputation (the sum of votes' rshares / 64).

    The logarithm is taken of the first four digits only, as the chain's front ends do.
    """
    if raw == 0:
        return 25.0
    digits = str(abs(raw))
    leading = log10(int(digits[:4])) + 0.00000001
    magnitude = len(digits) - 1 + modf(leading)[0]
    level = max(magnitude - 9, 0.0) * (1 if raw > 0 else -1)
    return round(9 * level + 25, 2)
