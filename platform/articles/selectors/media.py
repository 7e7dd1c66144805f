"""Reads about uploaded pictures."""

from dataclasses import dataclass

from articles.models import Media
from articles.pictures import file_name, widths_of


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a picture; `gone` when the picture was deleted."""

    name: str
    etag: str
    gone: bool


def stored_file(address: str, *, width: int | None) -> StoredFile | None:
    """The file of a known picture in one of its widths, None for the full one. One query."""
    media = Media.objects.filter(address=address).first()
    if media is None or (width is not None and width not in widths_of(media.width)[:-1]):
        return None
    return StoredFile(
        name=file_name(address, width=width or media.width),
        etag=f'"{address}-{width or media.width}"',
        gone=media.erased_at is not None,
    )
