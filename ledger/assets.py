"""The two assets of the ledger and how their amounts are written.

An amount is always a whole number of the asset's smallest unit: INK has 3 decimals (a thousandth
is one unit), VESTS has 6. Decimals exist only in text, for people.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

MAX_AMOUNT = 2**53 - 1
"""The largest amount of one transfer; programs that count in doubles read it exactly, too."""

_NUMBER = re.compile(r"(?P<whole>[0-9]{1,16})(?:\.(?P<fraction>[0-9]{1,6}))?", re.ASCII)


class Asset(IntEnum):
    """What a transfer moves; the number is part of the signed leaf and never changes."""

    INK = 1
    VESTS = 2

    @property
    def decimals(self) -> int:
        """Digits after the point when an amount is written for people."""
        return 3 if self is Asset.INK else 6

    @property
    def units(self) -> int:
        """Smallest units in one whole token."""
        return int(10**self.decimals)


def format_amount(asset: Asset, amount: int) -> str:
    """Write `amount` smallest units with all decimals and the unit, as in "12.418 INK"; exact."""
    whole, fraction = divmod(abs(amount), asset.units)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole}.{fraction:0{asset.decimals}d} {asset.name}"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a sentence: whoever tells the sentence writes it in their reader's words."""

    asset: Asset
    units: int

    def __str__(self) -> str:
        return format_amount(self.asset, self.units)


def parse_amount(asset: Asset, text: str) -> int:
    """Read an amount without unit, as in "12.418", into smallest units.

    ValueError, with a sentence for the person, when it is not a plain positive decimal
    number, has more decimals than the asset, or leaves 1..2^53-1. Nothing is ever rounded.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        raise ValueError(
            f"{text.strip()[:40]!r} is not an amount: write digits with a point, such as 1.5."
        )
    fraction = match["fraction"] or ""
    if len(fraction) > asset.decimals:
        raise ValueError(
            f"{asset.name} has {asset.decimals} decimals: {text.strip()[:40]} has {len(fraction)}."
        )
    amount = int(match["whole"]) * asset.units + int(fraction.ljust(asset.decimals, "0"))
    if not 1 <= amount <= MAX_AMOUNT:
        least, most = format_amount(asset, 1), format_amount(asset, MAX_AMOUNT)
        raise ValueError(f"An amount lies between {least} and {most}.")
    return amount
