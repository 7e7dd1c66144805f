"""The published inputs of cycles where they lie: in the site's storage, under their digests."""

import gzip
import hashlib
import zlib
from typing import Final

from django.core.files.base import File
from django.core.files.storage import default_storage

CHUNK: Final = 2**20


def file_name(digest: bytes) -> str:
    """The name of the file whose content has this digest."""
    return f"cycles/{digest.hex()}.json.gz"


def opened(digest: bytes) -> "File[bytes]":
    """The compressed file; FileNotFoundError where there is none."""
    return default_storage.open(file_name(digest))


def is_intact(digest: bytes) -> bool:
    """Whether the file is there and has this digest. Reads all of it."""
    found = hashlib.sha256()
    try:
        with opened(digest) as file, gzip.open(file) as content:
            while part := content.read(CHUNK):
                found.update(part)
    except (FileNotFoundError, EOFError, gzip.BadGzipFile, zlib.error):
        return False
    return found.digest() == digest
