"""The published log as files (C2SP tlog-tiles): how the tree is cut into tiles, and their names.

A tile of level L has up to 256 hashes, each of the complete subtree over 256**L leaves; tiles of
level 0 are leaf hashes. A full tile never changes; the last of each level is partial and named by
its width. Beside each tile of level 0 there is a bundle with the bytes of those leaves, each after
its length in 16 bits. Names of files are grouped by three digits: `tile/0/x001/x234/067`. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ledger.merkle import HASH_BYTES

HEIGHT: Final = 8
WIDTH: Final = 1 << HEIGHT
LEVELS: Final = 8
"""Of tiles, for a tree of any size: with these there are places for 2**64 leaves."""
ENTRIES: Final = -1
"""Stands for a level in the name of a bundle of entries."""
MAX_ENTRY_BYTES: Final = 0xFFFF
CHECKPOINT: Final = "checkpoint"
KEYS: Final = "vkeys"
"""Ours: the public keys of the checkpoint, one a line, for who has them from nowhere else yet."""

_NAME: Final = re.compile(
    r"tile/(?P<level>entries|[0-9]|[1-5][0-9]|6[0-3])/(?P<place>(?:x[0-9]{3}/){0,6}[0-9]{3})"
    r"(?:\.p/(?P<width>[1-9][0-9]{0,2}))?",
    re.ASCII,
)


class MalformedBundle(ValueError):
    """The bytes are not a bundle of so many entries."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile of hashes, or with the level ENTRIES a bundle; partial where it is not WIDTH wide."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def name(self) -> str:
        """Where it lies in the log."""
        level = "entries" if self.level == ENTRIES else str(self.level)
        digits = str(self.index)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        place = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{level}/{place}{partial}"

    @property
    def first(self) -> int:
        """The number of its first hash among those of its level, or of its first entry."""
        return self.index * WIDTH


def tile_of(name: str) -> Tile | None:
    """The tile of a name in its one form; None for any other text."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    level = ENTRIES if found["level"] == "entries" else int(found["level"])
    index = int(found["place"].replace("x", "").replace("/", ""))
    tile = Tile(level, index, int(found["width"] or WIDTH))
    # A width of 256 or more, or a group of zeros in front, is another way to write it.
    return tile if tile.name == name and 1 <= tile.width <= WIDTH else None


def tiles_between(old_size: int, sizes: Sequence[int]) -> Iterator[Tile]:
    """Every tile and bundle that trees of these sizes, which ascend, need and the one of
    `old_size` had not; those with entries first.

    A tile that is full in the last of the trees is not given in part for those before.
    """
    for level in (ENTRIES, *range(LEVELS)):
        shift = HEIGHT * max(level, 0)
        old, new = old_size >> shift, sizes[-1] >> shift
        if not new:
            return
        for index in range(old // WIDTH, new // WIDTH):
            yield Tile(level, index)
        edge = new // WIDTH
        counts = {(size >> shift) - edge * WIDTH for size in sizes if size >> shift > old}
        yield from (Tile(level, edge, width) for width in sorted(counts) if width > 0)


def bundle(entries: Iterable[bytes]) -> bytes:
    """The bytes of a bundle; ValueError for an entry of over 65,535 bytes."""
    parts = []
    for entry in entries:
        if len(entry) > MAX_ENTRY_BYTES:
            raise ValueError(f"An entry has at most {MAX_ENTRY_BYTES:,} bytes, not {len(entry)}.")
        parts += [len(entry).to_bytes(2, "big"), entry]
    return b"".join(parts)


def entries_of(data: bytes, *, width: int) -> list[bytes]:
    """The entries of a bundle; MalformedBundle unless there are exactly so many."""
    entries, at = [], 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or at > len(data):
            raise MalformedBundle("The bundle breaks off within an entry.")
        entries.append(data[start:at])
    if len(entries) != width:
        raise MalformedBundle(f"The bundle has {len(entries)} entries, not {width}.")
    return entries


def hashes_of(data: bytes, *, width: int) -> list[bytes]:
    """The hashes of a tile; MalformedBundle unless there are exactly so many."""
    if len(data) != width * HASH_BYTES:
        raise MalformedBundle(f"The tile has {len(data)} bytes, not those of {width} hashes.")
    return [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]
