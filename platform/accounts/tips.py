"""How a tip's batch names in the ledger the text it was given for. Pure."""

import re
from typing import Final

from ledger.codes import Code

_REFERENCE: Final = re.compile(r"tip/work/([0-9]{1,18})(?:/.*)?", re.ASCII)


def tip_reference(work: int) -> str:
    """The beginning of the reference; what commits to a note may follow it."""
    return f"tip/work/{work}"


def tipped_work(reference: str, *, code: Code) -> int | None:
    """The work a tip was given for; None for a transfer of any other `code`."""
    found = _REFERENCE.fullmatch(reference) if code is Code.TIP else None
    return int(found[1]) if found else None
