"""What a block minted and burnt, added up from the very bytes that are sealed."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from ledger.assets import Asset
from ledger.canonical import row_bytes
from ledger.wallets import SystemWallet

_ROW: Final = np.dtype(
    [
        ("id", ">u8"),
        ("asset", "u1"),
        ("debit", ">u8"),
        ("credit", ">u8"),
        ("amount", ">i8"),
        ("code", ">u2"),
    ]
)


class Issue:
    """Smallest units that leaves minted and burnt, by asset; a reversal takes away from either."""

    def __init__(self) -> None:
        self.minted = dict.fromkeys(Asset, 0)
        self.burnt = dict.fromkeys(Asset, 0)

    def add(self, leaves: Iterable[bytes]) -> None:
        """Count the transfers of these batch leaves, some thousand leaves at a time."""
        rows = np.frombuffer(b"".join(map(row_bytes, leaves)), dtype=_ROW)
        asset, amount = rows["asset"], rows["amount"].astype(np.int64)
        made, unmade = rows["debit"] == SystemWallet.ISSUE, rows["credit"] == SystemWallet.ISSUE
        gone, back = rows["credit"] == SystemWallet.BURN, rows["debit"] == SystemWallet.BURN
        for each in Asset:
            of_it = asset == each
            self.minted[each] += _total(amount[made & of_it]) - _total(amount[unmade & of_it])
            self.burnt[each] += _total(amount[gone & of_it]) - _total(amount[back & of_it])


def _total(amounts: np.typing.NDArray[np.int64]) -> int:
    """The exact sum: amounts are below 2^53, so halves of them add up within a word."""
    return (int((amounts >> 32).sum()) << 32) + int((amounts & 0xFFFFFFFF).sum())
