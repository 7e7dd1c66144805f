"""The shapes that go into a payout plan: works, votes, the fund and the carried remainders, as
columns.

A column is a Python list where numbers outgrow 64 bits (claims reach 10^60 on the quadratic curve)
and a numpy array where rows are many (votes). Everything is an int in the smallest unit: INK in
milli-INK, VESTS in micro-VESTS, time in unix seconds, shares of a whole in basis points. Works are
strictly ascending by id, and the votes of a work stand in the order (time, sequence number): with
that, one input has exactly one form and one digest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from ledger.stake import SharePrice

type Ints = NDArray[np.int64]
type Weights = NDArray[np.uint64]

BASIS = 10_000
NANO = 1_000_000  # nano-INK in one milli-INK, the smallest unit that can be paid


class PlanError(ValueError):
    """The input cannot be paid as it stands; the message says which work and why."""


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """Someone who gets `weight_bp` of the author's full share; the `host` is the community that a
    work was published in, and gets all of it in INK.
    """

    wallet: int
    weight_bp: int
    host: bool = False


class Standing(NamedTuple):
    """All of a work that says what it gets, but not how that is split; `max_payout` as in Works.

    A work that was disqualified stands as if nobody had voted.
    """

    net_rshares: int
    max_payout: int | None


@dataclass(frozen=True, slots=True)
class Works:
    """One row a work; the lists have one length. `max_payout` is milli-INK, None for no limit, 0
    for declined.
    """

    id: Sequence[int]
    author: Sequence[int]
    net_rshares: Sequence[int]
    vote_rshares: Sequence[int]
    total_weight: Sequence[int]
    max_payout: Sequence[int | None]
    liquid_bp: Sequence[int]
    curation: Sequence[bool]
    beneficiaries: Sequence[tuple[Beneficiary, ...]]

    def __post_init__(self) -> None:
        columns = (
            self.author,
            self.net_rshares,
            self.vote_rshares,
            self.total_weight,
            self.max_payout,
        )
        more = (self.liquid_bp, self.curation, self.beneficiaries)
        if any(len(column) != len(self.id) for column in (*columns, *more)):
            raise PlanError("The columns of the works differ in length.")
        if any(left >= right for left, right in zip(self.id, self.id[1:], strict=False)):
            raise PlanError("The works are not strictly ascending by id.")

    def __len__(self) -> int:
        return len(self.id)

    def slice(self, start: int, stop: int) -> Self:
        """Rows start..stop-1, for one shard."""
        return type(self)(
            id=self.id[start:stop],
            author=self.author[start:stop],
            net_rshares=self.net_rshares[start:stop],
            vote_rshares=self.vote_rshares[start:stop],
            total_weight=self.total_weight[start:stop],
            max_payout=self.max_payout[start:stop],
            liquid_bp=self.liquid_bp[start:stop],
            curation=self.curation[start:stop],
            beneficiaries=self.beneficiaries[start:stop],
        )


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes of the works one after another: those of work i are rows
    offsets[i]..offsets[i+1]-1, in (time, seq) order.

    `weight` is the curation weight after the era's discount (0 where a vote earns nothing). A
    removed or replaced vote is left out or has weight 0.
    """

    offsets: Ints
    voter: Ints
    rshares: Ints
    weight: Weights

    def __post_init__(self) -> None:
        rows = len(self.voter)
        if (
            len(self.rshares) != rows
            or len(self.weight) != rows
            or int(self.offsets[-1]) != rows
            or self.offsets[0]
        ):
            raise PlanError("The columns of the votes differ in length.")
        if np.any(self.offsets[1:] < self.offsets[:-1]):
            raise PlanError("The offsets of the votes do not ascend.")


@dataclass(frozen=True, slots=True)
class Fund:
    """What there is to give (milli-INK), the decaying sum of claims it is given against, and the
    time of both.
    """

    balance: int
    recent_claims: int
    updated: int


@dataclass(frozen=True, slots=True)
class Carries:
    """Remainders below one milli-INK that wallets keep for their next payout: `nano` 0..999,999,
    ascending by wallet.
    """

    wallet: Ints
    nano: Ints

    def __post_init__(self) -> None:
        if len(self.wallet) != len(self.nano):
            raise PlanError("The columns of the carries differ in length.")
        if np.any(self.wallet[1:] <= self.wallet[:-1]):
            raise PlanError("The carries are not strictly ascending by wallet.")
        if np.any((self.nano < 0) | (self.nano >= NANO)):
            raise PlanError(f"A carried remainder is outside 0..{NANO - 1} nano-INK.")

    @classmethod
    def of(cls, nano_by_wallet: Mapping[int, int]) -> Self:
        """From a plain mapping."""
        items = sorted(nano_by_wallet.items())
        return cls(
            wallet=np.array([wallet for wallet, _ in items], dtype=np.int64),
            nano=np.array([nano for _, nano in items], dtype=np.int64),
        )

    def mapping(self) -> dict[int, int]:
        """As a plain mapping."""
        return dict(zip(self.wallet.tolist(), self.nano.tolist(), strict=True))

    def updated(self, other: Self) -> Self:
        """These carries with the wallets of `other` replaced."""
        place = np.searchsorted(self.wallet, other.wallet)
        known = place < len(self.wallet)
        known[known] = self.wallet[place[known]] == other.wallet[known]
        nano = self.nano.copy()
        nano[place[known]] = other.nano[known]
        new = ~known
        return type(self)(
            wallet=np.insert(self.wallet, place[new], other.wallet[new]),
            nano=np.insert(nano, place[new], other.nano[new]),
        )


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a payout depends on, besides the rules.

    `price` (INK to VESTS for staked parts) and `debt_price` (the dust floor and the cap of the
    chain eras are given in the debt token: so much debt token for so much liquid token) may be
    None: then no VESTS are worked out, and one debt token is worth one liquid token. `names` is
    the hash of the table that turned outside names into numbers.
    """

    works: Works
    votes: Votes
    fund: Fund
    time: int
    carries: Carries
    price: SharePrice | None
    debt_price: tuple[int, int] | None = None
    names: bytes = b""
