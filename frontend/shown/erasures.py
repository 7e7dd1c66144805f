"""Certificates of what was deleted."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.phrases import When


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One deletion in a list."""

    title: str
    url: str
    when: When


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """One certificate: what it is of, and how much of what was removed."""

    number: int
    title: str
    lead: str
    data_url: str
    when: When
    #: What was removed, with how many of it.
    removed: Sequence[tuple[str, str]]
    #: What became of its files, "" where it had none.
    files: str
    files_gone: When | None
    closed: bool
    #: Of a closed account: what was deleted before, as nothing else leads to it.
    others: Sequence[CertificateLine]
    more_url: str


@dataclass(frozen=True, slots=True)
class CertificatesPage:
    """What one deleted, the newest first."""

    lines: Sequence[CertificateLine]
    more_url: str
