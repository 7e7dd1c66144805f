"""How far the log that is published as files has come."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from ledger.errors import LedgerError
from ledger.models import Block
from ledger.notes import Checkpoint, MalformedNote, Note
from ledger.tiles import CHECKPOINT

PATIENCE: Final = timedelta(minutes=5)
"""What was signed so long ago should be published."""


def checkpoint_in(place: Path) -> Checkpoint | None:
    """What the checkpoint in the folder says, None where there is none; LedgerError where it
    cannot be read.
    """
    try:
        note = (place / CHECKPOINT).read_text(encoding="utf-8")
        return Checkpoint.decode(Note.decode(note).text)
    except FileNotFoundError:
        return None
    except (MalformedNote, UnicodeDecodeError) as error:
        raise LedgerError("The published checkpoint cannot be read.") from error


def leaves_behind(now: datetime) -> int:
    """How many leaves, signed `PATIENCE` ago or longer, the published log has not; 0 where none is
    configured. One query, and one file.
    """
    if not settings.INKWELL_LOG:
        return 0
    signed = Block.objects.exclude(checkpoint=None).filter(sealed_at__lte=now - PATIENCE)
    newest = signed.order_by("-height").first()
    try:
        found = checkpoint_in(Path(settings.INKWELL_LOG))
    except (LedgerError, OSError):
        found = None
    return max((newest.size if newest else 0) - (found.size if found else 0), 0)
