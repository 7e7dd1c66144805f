"""A copy of the published log, read back: what it takes to have the ledger again from files alone.

Nothing is believed: the checkpoint is opened with the keys, every entry hashed again, the tree
grown again, and every tile held against it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.canonical import BatchLeaf, MalformedLeaf, decode
from ledger.errors import LedgerError
from ledger.merkle import EMPTY, Subtree, leaf_hash
from ledger.notes import Checkpoint, MalformedNote, UnverifiedNote, VerifierKey, open_checkpoint
from ledger.tiles import (
    CHECKPOINT,
    ENTRIES,
    HEIGHT,
    WIDTH,
    MalformedBundle,
    Tile,
    entries_of,
    hashes_of,
    tiles_between,
)

type Held = Counter[tuple[int, int]]
"""Smallest units by wallet and asset."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What the entries of a copy come to."""

    checkpoint: Checkpoint
    transfers: int
    held: Held


def rebuild(folder: Path, *, origin: str, keys: Sequence[VerifierKey]) -> Rebuilt:
    """Read a whole copy; LedgerError says what in it is missing or not what was signed."""
    try:
        note = (folder / CHECKPOINT).read_text(encoding="utf-8")
        return _read(folder, open_checkpoint(note, origin=origin, keys=keys))
    except (OSError, UnicodeDecodeError, MalformedNote, UnverifiedNote) as error:
        raise LedgerError("The copy cannot be read: %(why)s", why=str(error)) from error
    except (MalformedBundle, MalformedLeaf) as error:
        raise LedgerError("The copy cannot be read: %(why)s", why=str(error)) from error


def _read(folder: Path, checkpoint: Checkpoint) -> Rebuilt:
    held: Held = Counter()
    transfers, frontier = 0, EMPTY
    hashes: dict[Subtree, bytes] = {}
    for tile in tiles_between(0, [checkpoint.size]) if checkpoint.size else ():
        items = _items(folder, tile)
        if tile.level == ENTRIES:
            leaves = []
            for entry in items:
                transfers += _add(entry, held)
                leaves.append(leaf_hash(entry))
            growth = frontier.grow(leaves)
            frontier = growth.frontier
            hashes |= {Subtree(0, tile.first + at): leaf for at, leaf in enumerate(leaves)}
            hashes |= {
                node: digest
                for node, digest in growth.completed.items()
                if node.level % HEIGHT == 0
            }
        elif items != list(_expected(tile, hashes)):
            raise LedgerError("%(name)s is not what the entries make.", name=tile.name)
    if frontier.root != checkpoint.root:
        raise LedgerError("The entries do not make the root that was signed.")
    return Rebuilt(checkpoint, transfers, held)


def _items(folder: Path, tile: Tile) -> list[bytes]:
    """The entries or hashes of a tile; of one that was full when it was copied, its beginning."""
    read = entries_of if tile.level == ENTRIES else hashes_of
    try:
        return read((folder / tile.name).read_bytes(), width=tile.width)
    except FileNotFoundError:
        if tile.width == WIDTH:
            raise
    full = Tile(tile.level, tile.index)
    return read((folder / full.name).read_bytes(), width=WIDTH)[: tile.width]


def _add(entry: bytes, held: Held) -> int:
    """Book the transfers of an entry; how many there were."""
    content = decode(entry)
    if not isinstance(content, BatchLeaf):
        return 0
    for row in content.rows:
        held[row.debit, row.asset] -= row.amount
        held[row.credit, row.asset] += row.amount
    return len(content.rows)


def _expected(tile: Tile, hashes: dict[Subtree, bytes]) -> Iterator[bytes]:
    for index in range(tile.first, tile.first + tile.width):
        yield hashes[Subtree(HEIGHT * tile.level, index)]
