"""The bytes of leaves: the layout written out by hand, and its strict reader."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import canonical
from ledger.assets import Asset
from ledger.canonical import BatchLeaf, MalformedLeaf, Seal, TransferRow

TIME = datetime(2026, 11, 23, 10, 0, 0, 1, tzinfo=UTC)
LEAF = BatchLeaf(
    part=1,
    parts=1,
    key=bytes(range(32)),
    batch=7,
    recorded_at=TIME,
    code=10,
    rules="inkwell-1",
    reference="für Lena",
    rows=(TransferRow(9, 1, 1001, 1002, 2**53 - 1, 10),),
)
SEAL = Seal(
    height=1,
    previous_size=0,
    previous_root=bytes(32),
    first=0,
    last=0,
    count=1,
    minted={Asset.INK: 2**60},
    burnt={},
    supply={Asset.VESTS: 1, Asset.INK: 2**60},
    plan_digest=b"",
    rules="inkwell-1",
    key_epoch=1,
    time=TIME,
)
CYCLE = replace(SEAL, plan_digest=b"\x01" * 32, inputs_digest=b"\x02" * 32)


def test_a_batch_is_laid_out_as_documented() -> None:
    assert LEAF.encode() == (
        bytes.fromhex("0101" + "0001" + "0001")
        + bytes(range(32))
        + (7).to_bytes(8, "big")
        + (1_795_428_000_000_001).to_bytes(8, "big")
        + bytes.fromhex("000a" + "0009")
        + b"inkwell-1"
        + bytes.fromhex("0009")
        + b"f\xc3\xbcr Lena"
        + bytes.fromhex("00000001" + "0000000000000009" + "01")
        + bytes.fromhex("00000000000003e9" + "00000000000003ea" + "001fffffffffffff" + "000a")
    )


def test_a_seal_is_sorted_json_with_amounts_as_text() -> None:
    zeros = "00" * 32
    assert SEAL.encode() == (
        b'\x01\x02{"burnt":{},"count":1,"first":0,"height":1,"key_epoch":1,"last":0,'
        b'"minted":{"INK":"1152921504606846976"},"plan_digest":"",'
        b'"previous_root":"' + zeros.encode() + b'","previous_size":0,"rules":"inkwell-1",'
        b'"supply":{"INK":"1152921504606846976","VESTS":"1"},'
        b'"time":"2026-11-23T10:00:00.000001Z"}'
    )


def test_a_seal_of_a_cycle_says_of_what_inputs_its_plan_is() -> None:
    assert b'"height":1,"inputs_digest":"' + b"02" * 32 + b'","key_epoch":1' in CYCLE.encode()


def test_no_inputs_are_no_entry() -> None:
    empty = SEAL.encode().replace(b'"key_epoch"', b'"inputs_digest":"","key_epoch"')
    with pytest.raises(MalformedLeaf):
        canonical.decode(empty)


def test_leaves_are_read_back() -> None:
    assert canonical.decode(LEAF.encode()) == LEAF
    assert canonical.decode(SEAL.encode()) == SEAL
    assert canonical.decode(CYCLE.encode()) == CYCLE


@given(st.data())
def test_a_changed_leaf_is_refused_or_says_something_else(data: st.DataObject) -> None:
    leaves: list[BatchLeaf | Seal] = [LEAF, SEAL, CYCLE]
    leaf = data.draw(st.sampled_from(leaves))
    changed = bytearray(leaf.encode())
    at = data.draw(st.integers(0, len(changed) - 1))
    changed[at] ^= data.draw(st.integers(1, 255))
    with suppress(MalformedLeaf):
        assert canonical.decode(bytes(changed)) != leaf


@given(st.binary(max_size=200))
def test_any_bytes_are_a_leaf_in_its_one_form_or_refused(data: bytes) -> None:
    with suppress(MalformedLeaf):
        assert canonical.decode(data).encode() == data


@pytest.mark.parametrize("data", [LEAF.encode()[:-1], LEAF.encode() + b"\0", SEAL.encode() + b" "])
def test_cut_and_lengthened_leaves_are_refused(data: bytes) -> None:
    with pytest.raises(MalformedLeaf):
        canonical.decode(data)


def test_the_fullest_leaf_fits_into_a_bundle() -> None:
    full = replace(
        LEAF,
        rules="r" * 40,
        reference="🖋" * 200,
        rows=LEAF.rows * canonical.ROWS_PER_PART,
    )
    assert len(full.encode()) <= canonical.MAX_LEAF_BYTES
