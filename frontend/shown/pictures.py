"""A picture of this site as a page shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A file, those for other widths, and the size that keeps its place free while it loads."""

    url: str
    srcset: str
    width: int
    height: int
    alt: str
