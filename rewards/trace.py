"""The canonical bytes of a plan: one record a work with every number it was paid by, and the
digest over all records.

The digest is SHA-256 of the plan's header and the SHA-256 of each work's record in the order of
work ids, so it does not depend on how the works were cut into shards. The record is also what is
kept to explain a payout.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rewards.columns import NANO, Beneficiary
from rewards.split import CURATOR, Split

ROW = np.dtype(
    [
        ("wallet", "<i8"),
        ("rshares", "<i8"),
        ("weight", "<u8"),
        ("whole", "<i8"),
        ("paid", "<i8"),
        ("liquid", "<i8"),
        ("vests", "<i8"),
        ("nano", "<i4"),
        ("carry", "<i4"),
    ]
)


#: Bytes at the beginning of a record that surely hold its head, whatever its numbers.
MOST_HEAD = 4_096


def canonical(value: object) -> bytes:
    """JSON with sorted keys, without spaces, in ASCII: one form for one value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def records(split: Split) -> Iterable[bytes]:
    """The record of each work of a shard: u32 length and JSON head, then a row for each payment.

    The rows stand in the order of the payments: the votes, the beneficiaries, the author.
    """
    rows = _rows(split)
    bounds = (split.payments.offsets * ROW.itemsize).tolist()
    body = memoryview(rows.view(np.uint8).data)
    works = split.works
    for row, number in enumerate(works.id):
        head = canonical(
            [
                number,
                works.author[row],
                str(works.net_rshares[row]),
                str(works.vote_rshares[row]),
                str(works.total_weight[row]),
                works.max_payout[row],
                works.liquid_bp[row],
                works.curation[row],
                [_share(each) for each in works.beneficiaries[row]],
                str(split.claims[row]),
                split.payouts[row],
                split.unclaimed[row],
            ]
        )
        yield len(head).to_bytes(4, "big") + head + body[bounds[row] : bounds[row + 1]]


def digests(split: Split) -> bytes:
    """The 32-byte hashes of a shard's records, one after another."""
    return b"".join(hashlib.sha256(record).digest() for record in records(split))


def plan_digest(header: bytes, shards: Iterable[bytes]) -> bytes:
    """The digest of a plan from its header and the `digests` of its shards in the order of work
    ids.
    """
    result = hashlib.sha256(len(header).to_bytes(4, "big") + header)
    for shard in shards:
        result.update(shard)
    return result.digest()


@dataclass(frozen=True, slots=True)
class Head:
    """What a record says about its work as a whole; milli-INK."""

    work: int
    author: int
    net_rshares: int
    vote_rshares: int
    total_weight: int
    claim: int
    payout: int
    unclaimed: int
    #: In the order of their rows.
    beneficiaries: tuple[Beneficiary, ...]
    #: Milli-INK that the author takes at most, None for no limit.
    max_payout: int | None
    #: Of what author and co-authors are paid, the part in INK.
    liquid_bp: int
    #: Bytes of the record before its first row.
    size: int

    @property
    def host(self) -> int | None:
        """The wallet of the community that has a part, if any."""
        return next((each.wallet for each in self.beneficiaries if each.host), None)


class Line(NamedTuple):
    """What one wallet was due of a work and what it got. A share is exact in nano-INK; `paid` are
    the whole milli-INK of it and of what the wallet kept from before, and the rest it keeps on.
    """

    wallet: int
    rshares: int
    weight: int
    share_nano: int
    kept_before_nano: int
    #: Milli-INK; of them `liquid` in INK, the others as `vests` micro-VESTS.
    paid: int
    liquid: int
    vests: int
    kept_nano: int


def read_head(record: bytes) -> Head:
    """The head of a record, or of its first MOST_HEAD bytes."""
    size = int.from_bytes(record[:4], "big")
    work, author, net, positive, weight, most, liquid, _, shares, claim, payout, unclaimed = (
        json.loads(record[4 : 4 + size])
    )
    return Head(
        work=work,
        author=author,
        net_rshares=int(net),
        vote_rshares=int(positive),
        total_weight=int(weight),
        claim=int(claim),
        payout=payout,
        unclaimed=unclaimed,
        beneficiaries=tuple(
            Beneficiary(wallet, weight_bp, host=bool(host)) for wallet, weight_bp, *host in shares
        ),
        max_payout=most,
        liquid_bp=liquid,
        size=4 + size,
    )


def read_rows(record: bytes) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    """The payment rows of a record, as a structured array with the fields of ROW."""
    start = 4 + int.from_bytes(record[:4], "big")
    return np.frombuffer(record, dtype=ROW, offset=start)


def curators(record: bytes) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    """The rows of a record that pay votes: all but the beneficiaries' and, the last, the
    author's.
    """
    size = int.from_bytes(record[:4], "big")
    beneficiaries = json.loads(record[4 : 4 + size])[8]
    rows = read_rows(record)
    return rows[: len(rows) - len(beneficiaries) - 1]


def size_of_end(beneficiaries: int) -> int:
    """Bytes at the end of a record that hold the rows of its beneficiaries and of the author."""
    return (beneficiaries + 1) * ROW.itemsize


def lines_in(rows: bytes) -> list[Line]:
    """The lines of rows that were cut out of a record; at its end stand those of the
    beneficiaries, in their order, and the author's.
    """
    return _lines(np.frombuffer(rows, dtype=ROW))


def lines_of_votes(record: bytes, wallets: Sequence[int]) -> dict[int, Line]:
    """What these wallets were due and got for their votes; those without a vote are absent."""
    rows = curators(record)
    rows = rows[np.isin(rows["wallet"], np.array(wallets, dtype=np.int64))]
    return {line.wallet: line for line in _lines(rows)}


def _lines(rows: np.ndarray[tuple[int], np.dtype[np.void]]) -> list[Line]:
    """A wallet kept before what it keeps now, and was paid, beyond its share."""
    shares = zip(rows["whole"].tolist(), rows["nano"].tolist(), strict=True)
    exact = [whole * NANO + nano for whole, nano in shares]
    columns = ("wallet", "rshares", "weight", "paid", "liquid", "vests", "carry")
    return [
        Line(wallet, rshares, weight, share, kept + paid * NANO - share, paid, liquid, vests, kept)
        for share, (wallet, rshares, weight, paid, liquid, vests, kept) in zip(
            exact, zip(*(rows[name].tolist() for name in columns), strict=True), strict=True
        )
    ]


def _share(each: Beneficiary) -> list[int]:
    """A third number stands where it is the host's alone, so that records without one stay the
    same bytes.
    """
    return [each.wallet, each.weight_bp, 1] if each.host else [each.wallet, each.weight_bp]


def _rows(split: Split) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    payments, votes = split.payments, split.votes
    rows = np.zeros(len(payments.wallet), dtype=ROW)
    for name in ("wallet", "whole", "paid", "liquid", "vests", "nano", "carry"):
        rows[name] = getattr(payments, name)
    curators = payments.role == CURATOR
    rows["rshares"][curators] = votes.rshares
    rows["weight"][curators] = votes.weight
    return rows
