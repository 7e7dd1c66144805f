"""A closed cycle's inputs become a file that everybody can have, and its digest part of the cycle.

The file lies in the site's storage under its digest, compressed. It is written once the cycle is
closed and before its seal is made, outside of the transactions that pay: whatever it says stands
still by then, so it comes out the same whenever it is written.
"""

import gzip
import hashlib
from tempfile import TemporaryFile
from typing import IO, Final

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from rewards.errors import PublicationRefused
from rewards.inputs import published_form
from rewards.models import Cycle
from rewards.stored_inputs import file_name, is_intact

_BUFFER: Final = 2**20


def publish(number: int) -> Cycle:
    """Write the file of a closed cycle that paid works, and its digest with the cycle.

    Again, it writes what is missing or damaged and changes nothing else. PublicationRefused where
    the cycle is not closed or paid nothing, and where the file would not be the one whose digest
    was written down. OSError where it cannot be stored. Not for use inside a transaction.
    """
    cycle = Cycle.objects.filter(number=number).first()
    if cycle is None or cycle.state != Cycle.State.CLOSED or not cycle.works:
        raise PublicationRefused("Only a round that is closed and paid texts has a file.")
    known = bytes(cycle.inputs_digest)
    if known and is_intact(known):
        return cycle
    with TemporaryFile() as file:
        digest = _written(cycle, file)
        if known and digest != known:
            raise PublicationRefused(
                "Round %(number)s has another file by now: its digest would be %(digest)s.",
                number=number,
                digest=digest.hex(),
            )
        size = file.tell()
        if not is_intact(digest):
            _store(digest, file)
    if not known:
        Cycle.objects.filter(number=number, inputs_digest=b"").update(
            inputs_digest=digest, inputs_bytes=size
        )
        cycle.refresh_from_db()
    return cycle


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
    """Put the file into the storage, in the place of what a process that died may have left, and
    read it again.
    """
    name = file_name(digest)
    file.seek(0)
    default_storage.delete(name)
    default_storage.save(name, File(file))
    if not is_intact(digest):
        raise OSError(f"{name} does not come out of the storage as it was put in.")
