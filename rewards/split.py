"""The second half of a plan: each work's payout pool among the people, over columns, one shard of
works at a time.

A shard is a run of consecutive works. Shards are split in the order of their work ids, each with
the carries the one before left; cut as you like, the rows and the digests come out the same.
Rounding: every share is rounded down to nano-INK (or to milli-INK in eras that drop remainders),
and a wallet is paid the whole milli-INK of its carry plus its shares, in the order of the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ledger.stake import SharePrice
from rewards.columns import BASIS, NANO, Carries, Ints, PlanError, Votes, Works
from rewards.kernels import divide_products, multiply_divide, sums
from rewards.shares import Division, Entitlements, PayoutRules, Remainder, divide, entitle

CURATOR, BENEFICIARY, AUTHOR, HOST = 0, 1, 2, 3

# Above this pool a share in nano-INK may pass the kernel's quotient bound, and is divided in two
# steps instead.
LARGE_POOL = 2**50 // NANO


@dataclass(frozen=True, slots=True)
class Payments:
    """One row for each vote (in the order of the votes), then each beneficiary, then the author,
    work after work.

    `whole` milli-INK and `nano` are the share; `paid` is what carry and share make in whole
    milli-INK, `carry` what the wallet then keeps; `liquid` of `paid` goes out as INK, the rest is
    staked as `vests` micro-VESTS.
    """

    offsets: Ints
    wallet: Ints
    role: NDArray[np.uint8]
    whole: Ints
    nano: Ints
    paid: Ints
    liquid: Ints
    vests: Ints
    carry: Ints


@dataclass(frozen=True, slots=True)
class Split:
    """A shard's result. The lists have one entry a work (milli-INK paid now); `carries` has the
    wallets that changed.
    """

    works: Works
    votes: Votes
    claims: Sequence[int]
    payouts: Sequence[int]
    author: list[int]
    curation: list[int]
    beneficiaries: list[list[int]]
    unclaimed: list[int]
    payments: Payments
    carries: Carries

    def host_reward(self, work: int) -> int:
        """Milli-INK that the host of the shard's work number `work` is paid; 0 without one."""
        shares = zip(self.works.beneficiaries[work], self.beneficiaries[work], strict=True)
        return sum(paid for share, paid in shares if share.host)

    def curators(self, work: int) -> int:
        """How many voters of the shard's work number `work` are paid something."""
        return int(np.count_nonzero(self.payments.paid[self.vote_rows(work)]))

    def vote_rows(self, work: int) -> slice:
        """Where the curators of the shard's work number `work` stand in the payments."""
        start = int(self.payments.offsets[work])
        return slice(start, start + int(self.votes.offsets[work + 1] - self.votes.offsets[work]))


def split(
    works: Works,
    votes: Votes,
    *,
    claims: Sequence[int],
    payouts: Sequence[int],
    carries: Carries,
    price: SharePrice | None,
    rules: PayoutRules,
) -> Split:
    """Pay `payouts` (milli-INK, one a work, as `decide` gave them). PlanError where a work's
    numbers contradict.
    """
    if not len(works) == len(payouts) == len(claims) == len(votes.offsets) - 1:
        raise PlanError("The works, their votes and their payouts differ in number.")
    for work, shares in zip(works.id, works.beneficiaries, strict=True):
        if shares and sum(share.weight_bp for share in shares) > BASIS:
            raise PlanError(f"Work {work} gives its beneficiaries more than it has.")
    divisions = [
        divide(payout, curation=curation, rules=rules)
        for payout, curation in zip(payouts, works.curation, strict=True)
    ]
    whole, nano = _curator_shares(works, votes, divisions)
    if rules.remainder is Remainder.DROP:
        nano[:] = 0
    entitlements = _author_shares(works, votes, divisions, earned=(whole, nano), rules=rules)
    payments = _lay_out(works, votes, entitlements, whole=whole, nano=nano)
    changed = _pay(payments, carries) if rules.remainder is Remainder.CARRY else Carries.of({})
    _stake(works, payments, price=price, rules=rules)
    return Split(
        works=works,
        votes=votes,
        claims=claims,
        payouts=payouts,
        author=payments.paid[payments.offsets[1:] - 1].tolist(),
        curation=sums(
            np.where(payments.role == CURATOR, payments.paid, 0), payments.offsets
        ).tolist(),
        beneficiaries=_by_work(payments),
        unclaimed=[each.unclaimed for each in entitlements],
        payments=payments,
        carries=changed,
    )


def _curator_shares(works: Works, votes: Votes, divisions: list[Division]) -> tuple[Ints, Ints]:
    """floor(pool * weight / total weight) of each vote, as milli-INK and the nano-INK below."""
    counts = np.diff(votes.offsets)
    try:
        totals = np.array([max(total, 1) for total in works.total_weight], dtype=np.uint64)
    except OverflowError:
        raise PlanError("The total weight of a work is outside 64 bits.") from None
    # A work without total weight pays no curator: its pool counts as nothing here and as unclaimed
    # later.
    pools = [
        division.curation if total > 0 else 0
        for division, total in zip(divisions, works.total_weight, strict=True)
    ]
    divisor = np.repeat(totals, counts)
    if max(pools, default=0) < LARGE_POOL:
        scaled = np.repeat(np.array(pools, dtype=np.int64) * NANO, counts)
        share, _ = divide_products(scaled, votes.weight, divisor)
        return np.divmod(share, NANO)
    pool = np.repeat(np.array(pools, dtype=np.int64), counts)
    whole, rest = divide_products(pool, votes.weight, divisor)
    millions = np.full(len(rest), NANO, dtype=np.int64)
    return whole, divide_products(millions, rest, divisor)[0]


def _author_shares(
    works: Works,
    votes: Votes,
    divisions: list[Division],
    *,
    earned: tuple[Ints, Ints],
    rules: PayoutRules,
) -> list[Entitlements]:
    whole, nano = (sums(column, votes.offsets).tolist() for column in earned)
    weights = _weight_sums(works, votes)
    return [
        entitle(
            division,
            earned=(whole[row], nano[row]),
            weight=weights[row],
            total_weight=works.total_weight[row],
            beneficiaries=works.beneficiaries[row],
            rules=rules,
        )
        for row, division in enumerate(divisions)
    ]


def _weight_sums(works: Works, votes: Votes) -> list[int]:
    """The weights of each work's votes, refused where they pass the total: such a work would pay
    more than its pool.
    """
    exact = [
        int(value) for value in sums(votes.weight.view(np.int64), votes.offsets).view(np.uint64)
    ]
    running = np.concatenate((np.zeros(1), np.cumsum(votes.weight, dtype=np.float64)))
    rough = running[votes.offsets[1:]] - running[votes.offsets[:-1]]
    # A sum near 2^64 may have wrapped; the running double tells which are worth a second look.
    for row in np.flatnonzero(rough > 2.0**62).tolist():
        exact[row] = sum(votes.weight[votes.offsets[row] : votes.offsets[row + 1]].tolist())
    for row, weight in enumerate(exact):
        if weight > max(works.total_weight[row], 0):
            raise PlanError(f"The votes of work {works.id[row]} weigh more than its total weight.")
    return exact


def _lay_out(
    works: Works, votes: Votes, entitlements: list[Entitlements], *, whole: Ints, nano: Ints
) -> Payments:
    """The rows of all roles in their final order, shares filled in, nothing paid yet (`paid` = the
    whole part).
    """
    counts = np.diff(votes.offsets)
    extra = np.array([len(each) for each in works.beneficiaries], dtype=np.int64)
    offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts + extra + 1)))
    rows = int(offsets[-1])
    curators = np.arange(len(votes.voter)) + np.repeat(offsets[:-1] - votes.offsets[:-1], counts)
    authors = offsets[1:] - 1
    before = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(extra)))
    others = np.arange(int(before[-1])) + np.repeat(authors - extra - before[:-1], extra)
    flat = [part for each in entitlements for part in each.beneficiaries]

    def column(curator: Ints, beneficiary: list[int], author: Sequence[int]) -> Ints:
        result = np.empty(rows, dtype=np.int64)
        result[curators] = curator
        result[others] = np.array(beneficiary, dtype=np.int64)
        result[authors] = np.array(author, dtype=np.int64)
        return result

    role = np.zeros(rows, dtype=np.uint8)
    shares = [share for each in works.beneficiaries for share in each]
    role[others] = np.array([HOST if share.host else BENEFICIARY for share in shares], np.uint8)
    role[authors] = AUTHOR
    share = column(whole, [part[0] for part in flat], [each.author[0] for each in entitlements])
    return Payments(
        offsets=offsets,
        wallet=column(votes.voter, [share.wallet for share in shares], works.author),
        role=role,
        whole=share,
        nano=column(nano, [part[1] for part in flat], [each.author[1] for each in entitlements]),
        paid=share.copy(),
        liquid=np.zeros(rows, dtype=np.int64),
        vests=np.zeros(rows, dtype=np.int64),
        carry=np.zeros(rows, dtype=np.int64),
    )


def _pay(payments: Payments, carries: Carries) -> Carries:
    """Add each wallet's carry to its shares in row order, fill `paid` and `carry`, and return the
    changed carries.
    """
    if not len(payments.wallet):
        return Carries.of({})
    order = _by_wallet(payments.wallet)
    wallet, nano = payments.wallet[order], payments.nano[order]
    starts = np.flatnonzero(np.concatenate(([True], wallet[1:] != wallet[:-1])))
    lengths = np.diff(np.append(starts, len(wallet)))
    owner = wallet[starts]
    kept = np.zeros(len(owner), dtype=np.int64)
    if len(carries.wallet):
        place = np.minimum(np.searchsorted(carries.wallet, owner), len(carries.wallet) - 1)
        kept = np.where(carries.wallet[place] == owner, carries.nano[place], 0)
    running = np.cumsum(nano)
    # A wallet's own running sum: the column's, less what stood before its first row, plus its old
    # carry.
    running += np.repeat(kept - (running[starts] - nano[starts]), lengths)
    units, carry = np.divmod(running, NANO)
    units -= (running - nano) // NANO
    payments.paid[order] += units
    payments.carry[order] = carry
    last = carry[starts + lengths - 1]
    changed = last != kept
    return Carries(wallet=owner[changed], nano=last[changed])


def _by_wallet(wallet: Ints) -> Ints:
    """The rows ordered by wallet, then by place. One word of both sorts ten times faster, if it
    fits.
    """
    rows = len(wallet)
    bits = rows.bit_length()
    if int(wallet.min()) < 0 or int(wallet.max()) >> (63 - bits):
        return np.argsort(wallet, kind="stable")
    key = (wallet << bits) | np.arange(rows, dtype=np.int64)
    key.sort()
    key &= (1 << bits) - 1
    return key


def _stake(
    works: Works, payments: Payments, *, price: SharePrice | None, rules: PayoutRules
) -> None:
    """Fill `liquid` (rounded down) and `vests` (rounded down): curators are staked whole, authors
    by their choice. A host is paid in INK: a community casts no vote that power could weigh.
    """
    spread = np.repeat(np.array(works.liquid_bp, dtype=np.uint64), np.diff(payments.offsets))
    flowing = (
        payments.role == AUTHOR
        if rules.beneficiaries_all_staked
        else (payments.role == AUTHOR) | (payments.role == BENEFICIARY)
    )
    hosts = payments.role == HOST
    payments.liquid[hosts] = payments.paid[hosts]
    basis = np.full(int(flowing.sum()), BASIS, dtype=np.uint64)
    payments.liquid[flowing] = divide_products(payments.paid[flowing], spread[flowing], basis)[0]
    if price is not None:
        payments.vests[:] = multiply_divide(
            payments.paid - payments.liquid, price.shares_vests, price.fund_ink
        )


def _by_work(payments: Payments) -> list[list[int]]:
    result: list[list[int]] = [[] for _ in range(len(payments.offsets) - 1)]
    rows = np.flatnonzero((payments.role == BENEFICIARY) | (payments.role == HOST))
    works = np.searchsorted(payments.offsets, rows, side="right") - 1
    for work, paid in zip(works.tolist(), payments.paid[rows].tolist(), strict=True):
        result[work].append(paid)
    return result
