"""How a payout's batch names in the ledger what it pays. Pure."""

import re
from typing import Final

_REFERENCE: Final = re.compile(r"cycle/([0-9]{1,18})/work/([0-9]{1,18})", re.ASCII)


def payout_reference(cycle: int, *, work: int) -> str:
    """The reference of a batch that pays a work in a cycle."""
    return f"cycle/{cycle}/work/{work}"


def read_reference(reference: str) -> tuple[int, int] | None:
    """Cycle and work of a payout's reference; None for any other."""
    found = _REFERENCE.fullmatch(reference)
    return (int(found[1]), int(found[2])) if found else None
