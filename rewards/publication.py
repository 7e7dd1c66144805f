"""The file that publishes what a payout cycle was computed from, in one form with one digest.

It is a document that `python -m rewards.recompute` reads, written in exactly one way: keys sorted,
no spaces, ASCII, amounts as strings of digits and all other numbers below 2^53, which is also the
form of RFC 8785. Its digest is SHA-256 of these bytes, uncompressed. Works ascend by number, and
what was cast on each stands in the order (time, seq); people are numbers of wallets and nothing
else. The rules are written out, so that the file needs no other.

Entries of a work: see `rewards.recompute`. Whatever can be long is passed through piece by piece:
a cycle of millions of votes is never in memory at once. Pure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Final, NamedTuple

from ledger.stake import SharePrice
from rewards.columns import Beneficiary, Fund
from rewards.rules import RuleSet
from rewards.trace import canonical

FORMAT: Final = 1


class Cast(NamedTuple):
    """A vote as it was cast on a work: see `rewards.history.Event`."""

    voter: int
    rshares: int
    time: datetime
    seq: int


class Subject(NamedTuple):
    """A work and the terms it is paid by; `max_payout` is milli-INK, None for no limit, 0 where
    the reward was declined or the work disqualified.
    """

    id: int
    author: int
    created: datetime
    cashout: datetime
    max_payout: int | None
    liquid_bp: int
    curation: bool
    beneficiaries: tuple[Beneficiary, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What belongs to the cycle as a whole; times in unix seconds."""

    cycle: int
    rules: RuleSet
    time: int
    fund: Fund
    price: SharePrice


def encode(
    heading: Heading,
    *,
    carries: Iterable[tuple[int, int]],
    works: Iterable[tuple[Subject, Iterable[Cast]]],
) -> Iterator[bytes]:
    """The bytes of the file in small pieces; their digest is that of all pieces together.

    `carries` are wallets with the nano-INK above 0 that each kept from earlier cycles, ascending.
    """
    before, after = _around(heading)
    yield before
    yield from _list([canonical({"account": who, "nano": nano})] for who, nano in carries)
    yield after
    yield from _list(_work(*each) for each in works)
    yield b"}"


def _around(heading: Heading) -> tuple[bytes, bytes]:
    """What stands before the list of carries, and between it and the list of works: `carries` is
    the first of all keys and `works` the last.
    """
    fund, price = heading.fund, heading.price
    rest = canonical(
        {
            "cycle": heading.cycle,
            "format": FORMAT,
            "fund": {
                "balance": str(fund.balance),
                "recent_claims": str(fund.recent_claims),
                "updated": _second(fund.updated),
            },
            "rules": asdict(heading.rules),
            "time": _second(heading.time),
            "vesting": {"fund": str(price.fund_ink), "shares": str(price.shares_vests)},
        }
    )
    return b'{"carries":', b"," + rest[1:-1] + b',"works":'


def _work(subject: Subject, casts: Iterable[Cast]) -> Iterator[bytes]:
    most = subject.max_payout
    head = canonical(
        {
            "author": subject.author,
            "beneficiaries": [_share(each) for each in subject.beneficiaries],
            "cashout": moment(subject.cashout),
            "created": moment(subject.created),
            "curation": subject.curation,
            "id": subject.id,
            "liquid_percent": subject.liquid_bp,
            "max_payout": None if most is None else str(most),
        }
    )
    yield head[:-1] + b',"votes":'
    yield from _list([_vote(each)] for each in casts)
    yield b"}"


def _share(each: Beneficiary) -> dict[str, object]:
    share: dict[str, object] = {"account": each.wallet, "weight": each.weight_bp}
    return share | {"host": True} if each.host else share


def _vote(cast: Cast) -> bytes:
    """As `canonical` would write it: there are millions of them."""
    time = moment(cast.time)
    return (
        f'{{"rshares":"{cast.rshares}","seq":{cast.seq},"time":"{time}","voter":{cast.voter}}}'
    ).encode("ascii")


def _list(items: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    yield b"["
    for place, item in enumerate(items):
        if place:
            yield b","
        yield from item
    yield b"]"


def moment(time: datetime) -> str:
    """To the microsecond, in UTC."""
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _second(time: int) -> str:
    return moment(datetime.fromtimestamp(time, UTC))
