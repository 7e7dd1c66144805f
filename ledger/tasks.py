"""What the worker does for the ledger. Each task may be delivered twice, late, or at once."""

import logging

from celery import shared_task

from ledger import services
from ledger.selectors import database_time
from ledger.verify import run_checks

_log = logging.getLogger(__name__)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def seal() -> int | None:
    """Close a block when something was recorded; the new block's height."""
    block = services.seal(database_time())
    return None if block is None else block.height


@shared_task(acks_late=True)
def publish_log() -> int | None:
    """Bring the published log up to the newest signed block; how many leaves it has then."""
    return services.publish_log()


@shared_task(acks_late=True, reject_on_worker_lost=True)
def roll_up() -> None:
    """Write down the totals of the system's wallets."""
    services.roll_up()


@shared_task(acks_late=True, reject_on_worker_lost=True)
def run_stake_steps() -> int:
    """Take the power-down steps and give back the loans that are due; how many."""
    now = database_time()
    return services.run_power_down_steps(now) + services.return_delegations(now)


@shared_task(acks_late=True)
def verify() -> int:
    """Run all checks; each finding is an error in the log. How many there were."""
    findings = list(run_checks())
    for finding in findings:
        _log.error("The ledger does not verify: %s", finding)
    return len(findings)
