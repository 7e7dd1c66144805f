"""The log as files that anybody may copy: written after each signed checkpoint, that comes last.

Files are written beside their place and moved into it, so that whoever reads meets each of them
whole; tiles come before the checkpoint that needs them. What is published is never written over
with anything else: a ledger that was set back behind its published checkpoint publishes nothing.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Final

from django.conf import settings
from django.db import connection, transaction

from ledger.errors import LedgerError
from ledger.models import Block, Checkpoint, Leaf, Node
from ledger.notes import Checkpoint as Summary
from ledger.selectors.log import checkpoint_in
from ledger.signing import known_keys
from ledger.tiles import CHECKPOINT, ENTRIES, HEIGHT, KEYS, WIDTH, Tile, bundle, tiles_between

_PUBLISHING: Final = 7_306


def publish_log(folder: Path | None = None) -> int | None:
    """Bring the folder of the log up to the newest signed checkpoint; the size it has then.

    None where no folder is configured, nothing is signed, or somebody else is publishing: the
    next call goes on from there. LedgerError where what is published is not the beginning of this
    ledger; OSError where a file cannot be written; SignerUnavailable where the signer's public
    keys cannot be read. What was published is read under the lock, so no older checkpoint comes
    after a newer one.
    """
    place = folder or (Path(settings.INKWELL_LOG) if settings.INKWELL_LOG else None)
    if place is None:
        return None
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_PUBLISHING])
            (ours,) = cursor.fetchone()
        signed = Checkpoint.objects.select_related("block").order_by("-block").first()
        return _bring_up(place, signed) if ours and signed is not None else None


def _bring_up(place: Path, signed: Checkpoint) -> int:
    """Write what is missing up to this checkpoint, which comes last; then the tiles that became
    full are no longer needed in part.
    """
    old, new = checkpoint_in(place), signed.block.size
    if old is not None:
        _require_the_same(old)
    size = 0 if old is None else old.size
    if size >= new:
        return size
    since = Checkpoint.objects.filter(block__size__gt=size, block__size__lte=new)
    sizes = list(since.order_by("block").values_list("block__size", flat=True))
    tiles = list(tiles_between(size, sizes))
    for tile in tiles:
        _write(place / tile.name, _content(tile))
    _write(place / KEYS, "".join(f"{key.encode()}\n" for key in known_keys()).encode())
    _write(place / CHECKPOINT, signed.note.encode())
    for tile in tiles:
        if tile.width == WIDTH:
            shutil.rmtree((place / tile.name).with_name(f"{Path(tile.name).name}.p"), True)
    return new


def _require_the_same(old: Summary) -> None:
    """The published checkpoint is one of this ledger's blocks."""
    block = Block.objects.filter(size=old.size).first()
    if old.origin != settings.INKWELL_ORIGIN or block is None or bytes(block.root) != old.root:
        raise LedgerError(
            "The published log ends at %(size)s leaves in another way than this ledger.",
            size=old.size,
        )


def _content(tile: Tile) -> bytes:
    numbers = range(tile.first, tile.first + tile.width)
    found = list(_entries(tile) if tile.level == ENTRIES else _hashes(tile))
    if len(found) != len(numbers):
        raise LedgerError("%(name)s cannot be made: leaves are missing.", name=tile.name)
    return bundle(found) if tile.level == ENTRIES else b"".join(found)


def _entries(tile: Tile) -> Iterator[bytes]:
    leaves = Leaf.objects.filter(index__gte=tile.first, index__lt=tile.first + tile.width)
    for data in leaves.order_by("index").values_list("entry__data", flat=True):
        yield bytes(data)


def _hashes(tile: Tile) -> Iterator[bytes]:
    span = {"index__gte": tile.first, "index__lt": tile.first + tile.width}
    rows = (
        Node.objects.filter(level=HEIGHT * tile.level, **span)
        if tile.level
        else Leaf.objects.filter(**span)
    )
    for digest in rows.order_by("index").values_list("hash", flat=True):
        yield bytes(digest)


def _write(path: Path, data: bytes) -> None:
    """Put the whole file in its place, on disk before it has its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{token_hex(8)}~")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
