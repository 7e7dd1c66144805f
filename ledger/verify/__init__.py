"""Whether the ledger is what it says it is: a list of small checks that return findings.

The same list serves the command, the nightly task and the tests. A finding is one line that names
the row, what it holds and what it should hold. Nothing here writes or trusts a stored sum.
"""

from collections.abc import Callable, Iterator
from typing import Final

from ledger.verify.balances import (
    check_balances,
    check_rollups,
    check_stakes,
    check_system_wallets,
)
from ledger.verify.blocks import check_blocks, check_issue, check_nodes, check_unsealed
from ledger.verify.catalogue import check_catalogue
from ledger.verify.entries import check_entries
from ledger.verify.signatures import check_signatures
from ledger.verify.transfers import check_batches, check_transfers

Check = Callable[[], Iterator[str]]

CHECKS: Final[tuple[Check, ...]] = (
    check_catalogue,
    check_transfers,
    check_batches,
    check_entries,
    check_unsealed,
    check_blocks,
    check_nodes,
    check_issue,
    check_signatures,
    check_balances,
    check_rollups,
    check_system_wallets,
    check_stakes,
)


def run_checks() -> Iterator[str]:
    """The findings of all checks, one line each; none when the ledger verifies."""
    for check in CHECKS:
        yield from check()
