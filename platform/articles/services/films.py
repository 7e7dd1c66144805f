"""Uploading whatever a text can show: a picture, or a film or sound as it was coded.

A film is read by a process of its own (`articles.remuxing`) and stored as pictures are: files
before the row, under the owner's row lock.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.core.files.base import File
from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles.errors import TooLarge, UnknownKind, UploadRefused
from articles.films import (
    MAX_BYTES,
    MAX_SECONDS,
    Reader,
    Recording,
    Unplayable,
    film_name,
    reader_of,
)
from articles.models import Media
from articles.pictures import file_name, widths_of
from articles.services.media import (
    address_of,
    check_quota,
    check_uploader,
    checked_alt,
    is_kept,
    noted,
    upload,
    write,
)

#: Seconds on a busy machine; the process itself may use fewer of the processor's.
_PATIENCE: Final = 120
_PIECE_BYTES: Final = 1024**2


def take_in(owner: Account, *, data: bytes, alt: str = "", now: datetime) -> Media:
    """Store a picture, film or sound and return its row. Locks the owner's row.

    The same file once more is the same row, with the new description if there is one.
    UploadRefused when it is none that is taken, the day's quota is used up, or the owner is
    suspended.
    """
    alt = checked_alt(alt)
    reader = reader_of(data)
    if reader is None:
        try:
            return upload(owner, data=data, alt=alt, now=now)
        except UnknownKind as error:
            raise UploadRefused(
                "This is none of the kinds that are taken: JPEG, PNG, WebP and GIF for pictures, "
                "MP4, MOV and WebM for films, MP3, M4A and Ogg for sound."
            ) from error
    check_quota(owner, now=now)
    try:
        with TemporaryDirectory(prefix="inkwell-film-") as room:
            recording = _remuxed(data, reader=reader, folder=Path(room))
            with transaction.atomic():
                lock_account(owner.pk)
                check_uploader(owner, now=now)
                return _stored(owner, recording, folder=Path(room), alt=alt, now=now)
    except Unplayable as error:
        raise told_unplayable(error) from error


def _remuxed(data: bytes, *, reader: Reader, folder: Path) -> Recording:
    """Have the file written anew in the folder. Unplayable."""
    if len(data) > MAX_BYTES:
        raise Unplayable("bytes", str(-(-len(data) // 1024**2)))
    (folder / "sent").write_bytes(data)
    try:
        # With nothing of this process's surroundings, where secrets are.
        done = subprocess.run(
            [sys.executable, "-I", "-m", "articles.remuxing", str(folder), reader],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            env={},
            timeout=_PATIENCE,
        )
    except subprocess.SubprocessError as error:
        raise Unplayable("broken") from error
    said = json.loads(done.stdout)
    if "reason" in said:
        raise Unplayable(said["reason"], said["detail"])
    return Recording(**said)


def _stored(
    owner: Account, recording: Recording, *, folder: Path, alt: str, now: datetime
) -> Media:
    """Write the files and the row. The caller is in a transaction that holds the owner's row."""
    kept = folder / "kept"
    address = address_of(owner, _pieces(kept))
    stills = widths_of(recording.width) if recording.width else ()
    files = {
        film_name(address, form=recording.form): kept,
        **{file_name(address, width=width): folder / f"{width}.webp" for width in stills},
    }
    if not is_kept(address):
        for name, path in files.items():
            with path.open("rb") as opened:
                write(name, content=File(opened))
    return noted(
        address,
        alt=alt,
        row={
            "owner": owner,
            "form": recording.form,
            "width": recording.width,
            "height": recording.height,
            "length_ms": recording.length_ms,
            "size_bytes": sum(path.stat().st_size for path in files.values()),
            "created_at": now,
        },
    )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as opened:
        while piece := opened.read(_PIECE_BYTES):
            yield piece


def told_unplayable(error: Unplayable) -> UploadRefused:
    """What a person is told about a film or sound that is not taken."""
    match error.reason:
        case "bytes":
            return TooLarge(
                "The file is %(size)s MB, the limit for films and sound is %(limit)s.",
                size=error.detail,
                limit=MAX_BYTES // 1024**2,
            )
        case "seconds":
            return TooLarge(
                "It is longer than %(hours)s hours, and more is not taken.",
                hours=MAX_SECONDS // 3600,
            )
        case "pixels":
            return TooLarge("The film has too many pixels. The limit is 4K.")
        case "streams":
            return UploadRefused("The file has too many tracks.")
        case "codec":
            return UploadRefused(
                "It is coded as %(codec)s, which not every browser plays. Save a film as MP4 "
                "(H.264 and AAC) or WebM (VP9 and Opus), and sound as MP3, M4A or Ogg.",
                codec=error.detail.upper(),
            )
        case "empty":
            return UploadRefused("There is nothing to be seen or heard in the file.")
        case "broken":
            return UploadRefused(
                "The file is damaged or too much work to read. Save it again with a program for "
                "films and sound."
            )
