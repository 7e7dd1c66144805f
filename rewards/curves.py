"""How much a work asks of the fund: the author curves of the chain's eras (economics.md 5.3), in
exact integers.
"""

from enum import StrEnum


class AuthorCurve(StrEnum):
    """The name a rule set gives its curve."""

    QUADRATIC = "quadratic"
    LINEAR = "linear"
    CONVERGENT_LINEAR = "convergent_linear"


def claim(net_rshares: int, *, curve: AuthorCurve, content_constant: int) -> int:
    """The claim of `net_rshares`; nothing for a work without positive rshares. Divisions round
    down.
    """
    if net_rshares <= 0:
        return 0
    if curve is AuthorCurve.LINEAR:
        return net_rshares
    square = (net_rshares + content_constant) ** 2 - content_constant**2
    if curve is AuthorCurve.QUADRATIC:
        return square
    return square // (net_rshares + 4 * content_constant)
