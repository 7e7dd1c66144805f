"""What moved, as an amount: INK as it is, power at what it was worth when it moved.

What power came of or became stands in its own batch, and a payout has its price. Of other power
only today's worth is known, and the words say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from frontend.phrases import ink
from ledger.assets import Asset
from ledger.codes import Code
from ledger.selectors import Line, turned_ink
from ledger.stake import SharePrice
from rewards.earned import prices_of
from rewards.references import read_reference

#: What is made of INK, or becomes INK, in the same batch.
_TURNED = (Code.VESTING_MINT, Code.VESTING_BURN)


@dataclass(frozen=True, slots=True)
class Worths:
    """What is known of the worth of some lines' power."""

    today: SharePrice
    turned: Mapping[int, int]
    paid: Mapping[int, SharePrice]

    def words(self, line: Line) -> str:
        """The size of a line, without its sign."""
        size = abs(line.amount)
        if line.asset is not Asset.VESTS:
            return ink(size)
        return power(size, then=self._then(line, size), today=self.today)

    def _then(self, line: Line, size: int) -> int | None:
        """Milli-INK of power when it moved; None where that is not known."""
        if line.code in _TURNED:
            return self.turned.get(line.batch)
        payout = read_reference(line.reference, code=line.code)
        price = self.paid.get(payout[0]) if payout else None
        return price.ink_that_made(size) if price else None


def power(vests: int, *, then: int | None, today: SharePrice) -> str:
    """Micro-VESTS as what they were worth when they moved, in milli-INK, where that is known."""
    if then is not None:
        return gettext("%(amount)s of power") % {"amount": ink(then)}
    amount = ink(today.ink_for_vests(vests))
    return gettext("%(amount)s of power, at today's worth") % {"amount": amount}


def worths(lines: Sequence[Line], *, wallet: int, price: SharePrice) -> Worths:
    """What is known of lines of one wallet, with today's price. Two queries at most."""
    staked = [line for line in lines if line.asset is Asset.VESTS]
    paid = (read_reference(line.reference, code=line.code) for line in staked)
    return Worths(
        today=price,
        turned=turned_ink([line.batch for line in staked if line.code in _TURNED], wallet=wallet),
        paid=prices_of({payout[0] for payout in paid if payout}),
    )
