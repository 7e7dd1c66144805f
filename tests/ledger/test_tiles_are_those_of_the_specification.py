"""Names and widths of tiles as the published specification of tiled logs gives them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.tiles import (
    ENTRIES,
    MalformedBundle,
    Tile,
    bundle,
    entries_of,
    hashes_of,
    tile_of,
    tiles_between,
)


@pytest.mark.parametrize(
    ("tile", "name"),
    [
        (Tile(0, 1_234_067), "tile/0/x001/x234/067"),
        (Tile(0, 0, 5), "tile/0/000.p/5"),
        (Tile(1, 999), "tile/1/999"),
        (Tile(2, 1_000, 255), "tile/2/x001/000.p/255"),
        (Tile(ENTRIES, 273, 112), "tile/entries/273.p/112"),
        (Tile(7, 10**9), "tile/7/x001/x000/x000/000"),
    ],
)
def test_a_name_is_grouped_by_three_digits(tile: Tile, name: str) -> None:
    assert tile.name == name
    assert tile_of(name) == tile


@pytest.mark.parametrize(
    "name",
    [
        *("", "tile", "checkpoint", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000"),
        *("tile/00/000", "tile/64/000", "tile/-1/000", "tile/Entries/000", "tile/data/000"),
        *("tile/0/000/001", "tile/0/x000/001", "tile/0/001/x002", "tile/0/x001/x002"),
        *("tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/01"),
        *("tile/0/000.p/256", "tile/0/000.p/999", "tile/0/000.p/1/2", "tile/0/000/p/1"),
        *("tile/0/../checkpoint", "/tile/0/000", "tile/0/000 ", "tile/0/000\n", "tile/0/٠٠٠"),
    ],
)
def test_no_other_name_is_one(name: str) -> None:
    assert tile_of(name) is None


def test_a_name_of_any_length_is_only_no_tile() -> None:
    assert tile_of("tile/0/" + "x999/" * 1_500 + "999") is None
    assert tile_of("tile/0/" + "x999/" * 6 + "999") == Tile(0, 10**21 - 1)


@given(st.text("tile/entrsx0123456789.p", max_size=24))
def test_what_is_read_is_written_alike(text: str) -> None:
    found = tile_of(text)
    assert found is None or found.name == text


def test_a_tree_of_70000_is_the_specifications_example() -> None:
    tiles = list(tiles_between(0, [70_000]))
    assert Counter(tile.level for tile in tiles if tile.width == 256) == {
        ENTRIES: 273,
        0: 273,
        1: 1,
    }
    partial = {tile.level: tile.width for tile in tiles if tile.width < 256}
    assert partial == {ENTRIES: 112, 0: 112, 1: 17, 2: 1}


def test_a_tree_of_256_has_a_full_tile_under_a_partial_one() -> None:
    tiles = [tile for tile in tiles_between(0, [256]) if tile.level != ENTRIES]
    assert tiles == [Tile(0, 0), Tile(1, 0, 1)]


@pytest.mark.parametrize("size", [1, 255, 256, 257, 65_535, 65_536, 65_537])
def test_a_tile_is_as_wide_as_the_specification_says(size: int) -> None:
    tiles = list(tiles_between(0, [size]))
    for level in range(4):
        full, rest = divmod(size >> 8 * level, 256)
        assert sum(tile.level == level and tile.width == 256 for tile in tiles) == full
        assert [tile.width for tile in tiles if tile.level == level and tile.width < 256] == (
            [rest] if rest else []
        )


@given(st.sets(st.integers(1, 140_000), min_size=1, max_size=8))
def test_publishing_step_by_step_leaves_what_each_signed_size_needs(sizes: set[int]) -> None:
    ascending, there, old = sorted(sizes), set(), 0
    for at in range(0, len(ascending), 2):
        some = ascending[at : at + 2]
        there |= set(tiles_between(old, some))
        old = some[-1]
    for size in ascending:
        for tile in tiles_between(0, [size]):
            assert tile in there or Tile(tile.level, tile.index) in there


def test_a_bundle_holds_each_entry_after_its_length() -> None:
    assert bundle([b"", b"ab", b"c" * 256]) == b"\0\0" + b"\0\2ab" + b"\1\0" + b"c" * 256
    with pytest.raises(ValueError, match="65,535 bytes"):
        bundle([b"x" * 65_536])
    assert len(bundle([b"x" * 65_535])) == 65_537


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_a_bundle_is_read_back(entries: list[bytes]) -> None:
    data = bundle(entries)
    assert entries_of(data, width=len(entries)) == entries
    for wrong in (data + b"\0", data[:-1], data + b"\0\0"):
        if wrong != data:
            with pytest.raises(MalformedBundle):
                entries_of(wrong, width=len(entries))


def test_a_tile_has_hashes_of_32_bytes() -> None:
    assert hashes_of(b"a" * 32 + b"b" * 32, width=2) == [b"a" * 32, b"b" * 32]
    for data in (b"a" * 63, b"a" * 96):
        with pytest.raises(MalformedBundle):
            hashes_of(data, width=2)
