"""A closed cycle's inputs become a file that everybody can have, and its digest part of the cycle.

The file lies in the site's storage under its digest, compressed. It is written once the cycle is
closed and before its seal is made, outside of the transactions that pay: whatever it says stands
still by then, so it comes out the same whenever it is written.
"""

import gzip
import hashlib
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from ledger.models import Block
from rewards.errors import PublicationRefused
from rewards.inputs import published_form
from rewards.models import Cycle
from rewards.services.turns import file_turn
from rewards.stored_inputs import file_name, is_intact

_BUFFER: Final = 2**20


def publish(number: int, *, replace: bool = False) -> Cycle:
    """Write the file of a closed cycle that paid works, and its digest with the cycle.

    Again, it writes what is missing or damaged and changes nothing else. Until the cycle is sealed
    the file is computed each time: a digest that is only written down is not believed.
    PublicationRefused where the cycle is not closed or paid nothing, and where the file would not
    be the one whose digest was written down; `replace` takes the new digest then, unless a block
    carries the one before. OSError where it cannot be stored. Holds `file_turn`: of two at once
    one waits. Not for use inside a transaction.
    """
    with file_turn():
        cycle = Cycle.objects.paid_out().filter(number=number).first()
        if cycle is None:
            raise PublicationRefused("Only a round that is closed and paid texts has a file.")
        known = bytes(cycle.inputs_digest)
        if known and cycle.block is not None and is_intact(known):
            return cycle
        with TemporaryFile() as file:
            digest = _written(cycle, file)
            if known and digest != known and not (replace and _is_free(cycle)):
                raise PublicationRefused(
                    "Round %(number)s has another file by now: its digest would be %(digest)s.",
                    number=number,
                    digest=digest.hex(),
                )
            size = file.tell()
            if not is_intact(digest):
                _store(digest, file)
        if digest != known:
            same = Cycle.objects.filter(number=number, inputs_digest=known)
            same.update(inputs_digest=digest, inputs_bytes=size)
            cycle.refresh_from_db()
        return cycle


def _is_free(cycle: Cycle) -> bool:
    """Whether no block carries the digests of the cycle, noted with it or not yet."""
    return cycle.block is None and block_with(cycle) is None


def block_with(cycle: Cycle) -> int | None:
    """The height of the block that has the digests: above those of the cycles sealed before."""
    sealed = Cycle.objects.filter(number__lt=cycle.number).exclude(block=None)
    above = sealed.order_by("-number").values_list("block", flat=True).first() or 0
    made = Block.objects.filter(
        height__gt=above, plan_digest=cycle.plan_digest, inputs_digest=cycle.inputs_digest
    )
    return made.values_list("height", flat=True).first()


def _written(cycle: Cycle, file: IO[bytes]) -> bytes:
    """Write the cycle's file, compressed; returns the digest of what is in it."""
    digest = hashlib.sha256()
    with transaction.atomic(), gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
        waiting = bytearray()
        for piece in published_form(cycle):
            waiting += piece
            if len(waiting) >= _BUFFER:
                digest.update(waiting)
                packed.write(waiting)
                waiting.clear()
        digest.update(waiting)
        packed.write(waiting)
    return digest.digest()


def _store(digest: bytes, file: IO[bytes]) -> None:
    """Put the file into the storage, whole or not at all, in the place of what may be there, and
    read it again. Holds `file_turn`, so nobody else writes beside the same place.
    """
    name = file_name(digest)
    beside = f"{name}~"
    file.seek(0)
    default_storage.delete(beside)
    default_storage.save(beside, File(file))
    Path(default_storage.path(beside)).replace(default_storage.path(name))
    if not is_intact(digest):
        raise OSError(f"{name} does not come out of the storage as it was put in.")
