"""Letters, where a demo shows them instead of sending them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """One letter as its reader gets it."""

    to: str
    subject: str
    body: str
    written_at: datetime
