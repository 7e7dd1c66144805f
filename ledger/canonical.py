"""The exact bytes of a leaf: what is hashed, signed and published for a batch or a block's end.

The bytes are made once, by the database, when a batch is recorded, and are never made anew; this
module is the same layout in Python, so that anybody can read a leaf and a test can hold the two
against each other. All numbers are big endian. A leaf names wallets by number only.

    u8 version = 1 | u8 kind (1 batch, 2 seal) | ...
    batch: u16 part | u16 parts | 32 bytes key | u64 batch | i64 recorded at, microseconds since
           1970 UTC | u16 code | u16 n, rules | u16 n, reference | u32 count | count rows
    row:   u64 transfer | u8 asset | u64 debit | u64 credit | u64 amount | u16 code (35 bytes)
    seal:  JSON in ASCII, keys sorted, no spaces, amounts as strings; without `inputs_digest` where
           no payout cycle is sealed
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, Self

from ledger.assets import MAX_AMOUNT, Asset

VERSION = 1
BATCH, SEAL = 1, 2
MAX_LEAF_BYTES = 65_535
"""Bundles of published leaves give each leaf's length in 16 bits."""
ROWS_PER_PART = 1_800
"""Transfers in one leaf: with the longest reference the leaf stays under `MAX_LEAF_BYTES`."""

_START = struct.Struct(">BB")
_HEAD = struct.Struct(">HH32sQqH")
_LENGTH = struct.Struct(">H")
_COUNT = struct.Struct(">I")
_ROW = struct.Struct(">QBQQQH")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class MalformedLeaf(ValueError):
    """The bytes are not a leaf of this version."""


class TransferRow(NamedTuple):
    """One transfer inside a leaf; amount in the asset's smallest unit."""

    id: int
    asset: int
    debit: int
    credit: int
    amount: int
    code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLeaf:
    """What stands or falls together; one part of it when its rows are over `ROWS_PER_PART`."""

    part: int
    parts: int
    key: bytes
    batch: int
    recorded_at: datetime
    code: int
    rules: str
    reference: str
    rows: tuple[TransferRow, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.part <= self.parts:
            raise ValueError(f"Part {self.part} of {self.parts} does not exist.")
        if len(self.key) != 32:
            raise ValueError(f"A batch's key has 32 bytes, not {len(self.key)}.")
        if not 1 <= len(self.rows) <= ROWS_PER_PART:
            raise ValueError(f"A leaf holds 1 to {ROWS_PER_PART} transfers, not {len(self.rows)}.")
        if any(not 1 <= row.amount <= MAX_AMOUNT for row in self.rows):
            raise ValueError(f"A transfer's amount lies between 1 and {MAX_AMOUNT}.")

    def encode(self) -> bytes:
        """The leaf's bytes; ValueError when they would be over `MAX_LEAF_BYTES`."""
        data = b"".join(
            (
                _START.pack(VERSION, BATCH),
                _HEAD.pack(
                    self.part,
                    self.parts,
                    self.key,
                    self.batch,
                    microseconds(self.recorded_at),
                    self.code,
                ),
                _pack_text(self.rules),
                _pack_text(self.reference),
                _COUNT.pack(len(self.rows)),
                *(_ROW.pack(*row) for row in self.rows),
            )
        )
        if len(data) > MAX_LEAF_BYTES:
            raise ValueError(f"A leaf has at most {MAX_LEAF_BYTES} bytes, not {len(data)}.")
        return data

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read a leaf; MalformedLeaf unless it encodes to exactly the same bytes again."""
        try:
            leaf = cls._read(data)
            same = leaf.encode() == data
        except (struct.error, ValueError, OverflowError) as error:
            raise MalformedLeaf(f"Not a batch leaf: {error}") from error
        if not same:
            raise MalformedLeaf("Not a batch leaf: bytes are left over or written in another way.")
        return leaf

    @classmethod
    def _read(cls, data: bytes) -> Self:
        if _START.unpack_from(data) != (VERSION, BATCH):
            raise ValueError("version or kind is another one.")
        part, parts, key, batch, time, code = _HEAD.unpack_from(data, _START.size)
        rules, at = _read_text(data, _START.size + _HEAD.size)
        reference, at = _read_text(data, at)
        (count,) = _COUNT.unpack_from(data, at)
        at += _COUNT.size
        rows = data[at : at + count * _ROW.size]
        return cls(
            part=part,
            parts=parts,
            key=key,
            batch=batch,
            recorded_at=_EPOCH + timedelta(microseconds=time),
            code=code,
            rules=rules,
            reference=reference,
            rows=tuple(TransferRow(*row) for row in _ROW.iter_unpack(rows)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """The last leaf of a block: everything about the block that its signature shall cover.

    `first` and `last` are the indexes of the block's leaves without the seal, `count` is how many;
    a block with nothing in it has `last == first - 1`. Amounts are in smallest units. The digests
    are of the payout cycle that the block seals: of its plan, and of the published file that the
    plan is computed from.
    """

    height: int
    previous_size: int
    previous_root: bytes
    first: int
    last: int
    count: int
    minted: Mapping[Asset, int]
    burnt: Mapping[Asset, int]
    supply: Mapping[Asset, int]
    plan_digest: bytes
    rules: str
    key_epoch: int
    time: datetime
    inputs_digest: bytes = b""

    def encode(self) -> bytes:
        """The leaf's bytes."""
        content = {
            "height": self.height,
            "previous_size": self.previous_size,
            "previous_root": self.previous_root.hex(),
            "first": self.first,
            "last": self.last,
            "count": self.count,
            "minted": _amounts(self.minted),
            "burnt": _amounts(self.burnt),
            "supply": _amounts(self.supply),
            "plan_digest": self.plan_digest.hex(),
            "rules": self.rules,
            "key_epoch": self.key_epoch,
            "time": _timestamp(self.time),
        }
        if self.inputs_digest:
            content["inputs_digest"] = self.inputs_digest.hex()
        text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return _START.pack(VERSION, SEAL) + text.encode("ascii")

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read a seal; MalformedLeaf unless it encodes to exactly the same bytes again."""
        try:
            if _START.unpack_from(data) != (VERSION, SEAL):
                raise ValueError("version or kind is another one.")
            content: dict[str, Any] = json.loads(data[_START.size :].decode("ascii"))
            for field in {"previous_root", "plan_digest", "inputs_digest"} & content.keys():
                content[field] = bytes.fromhex(content[field])
            for field in ("minted", "burnt", "supply"):
                content[field] = {Asset[name]: int(text) for name, text in content[field].items()}
            content["time"] = datetime.fromisoformat(content["time"])
            seal = cls(**content)
            same = seal.encode() == data
        except (struct.error, ValueError, KeyError, TypeError, AttributeError) as error:
            raise MalformedLeaf(f"Not a seal: {error}") from error
        if not same:
            raise MalformedLeaf("Not a seal: written in another way than the one it is hashed in.")
        return seal


def row_bytes(leaf: bytes) -> bytes:
    """The rows of a batch's leaf, 35 bytes each, unread; none of a leaf that is no batch's."""
    if leaf[:2] != bytes([VERSION, BATCH]):
        return b""
    at = _START.size + _HEAD.size
    for _ in ("rules", "reference"):
        at += _LENGTH.size + int.from_bytes(leaf[at : at + _LENGTH.size], "big")
    return leaf[at + _COUNT.size :]


def decode(data: bytes) -> BatchLeaf | Seal:
    """Read any leaf; MalformedLeaf when it is none."""
    return Seal.decode(data) if data[1:2] == bytes([SEAL]) else BatchLeaf.decode(data)


def microseconds(time: datetime) -> int:
    """Whole microseconds since 1970 UTC, without passing through a float; `time` has a zone."""
    return (time - _EPOCH) // timedelta(microseconds=1)


def _timestamp(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _amounts(amounts: Mapping[Asset, int]) -> dict[str, str]:
    return {Asset(asset).name: str(amount) for asset, amount in amounts.items()}


def _pack_text(text: str) -> bytes:
    data = text.encode()
    if len(data) > 0xFFFF:
        raise ValueError(f"A text in a leaf has at most 65,535 bytes, not {len(data)}.")
    return _LENGTH.pack(len(data)) + data


def _read_text(data: bytes, at: int) -> tuple[str, int]:
    (length,) = _LENGTH.unpack_from(data, at)
    start = at + _LENGTH.size
    return data[start : start + length].decode(), start + length
