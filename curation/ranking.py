"""Hot and trending scores, exactly as hivemind keeps them (economics.md 11).

A score is the order of magnitude of the net rshares plus the age, rounded to single precision:
real lists stand in the order of the rounded scores, ties broken by the newer work.
"""

from math import log10
from struct import Struct
from typing import Final

HOT_SECONDS: Final = 10_000
TRENDING_SECONDS: Final = 240_000
RSHARES_UNIT: Final = 10**7
_SINGLE: Final = Struct("<f")


def hot(net_rshares: int, *, created: int) -> float:
    """A tenfold of rshares is worth 10,000 seconds; `created` is unix seconds."""
    return _score(net_rshares, created=created, seconds=HOT_SECONDS)


def trending(net_rshares: int, *, created: int) -> float:
    """A tenfold of rshares is worth 240,000 seconds; `created` is unix seconds."""
    return _score(net_rshares, created=created, seconds=TRENDING_SECONDS)


def single(value: float) -> float:
    """The nearest number of single precision."""
    return float(_SINGLE.unpack(_SINGLE.pack(value))[0])


def _score(net_rshares: int, *, created: int, seconds: int) -> float:
    magnitude = log10(max(abs(net_rshares / RSHARES_UNIT), 1))
    exact = (magnitude if net_rshares > 0 else -magnitude) + created / seconds
    return single(exact)
