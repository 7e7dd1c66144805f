"""The beginning: the first tokens, and the fund that works are paid from."""

from datetime import datetime

from django.db import transaction

from ledger.services import Allocation
from ledger.services import genesis as issue_first
from ledger.stake import GENESIS_PRICE
from ledger.wallets import SystemWallet
from rewards.emission import emit
from rewards.models import Fund
from rewards.models.fund import CONTENT
from rewards.rules import RuleSet, initial_recent_claims

TREASURY_LIQUID = 9_000_000_000
"""Milli-INK that the treasury starts with to spend."""
TREASURY_STAKED = 1_000_000_000
"""Milli-INK that the treasury starts with staked; newcomers' first votes are lent from it."""


@transaction.atomic
def genesis(
    now: datetime,
    *,
    rules: RuleSet,
    treasury_liquid: int = TREASURY_LIQUID,
    treasury_staked: int = TREASURY_STAKED,
) -> Fund:
    """Issue the first tokens (milli-INK) and make the fund; emission is counted from `now`.

    The fund starts with as much as emission brings while claims fade, and with the claims that all
    stake makes in that time, so that the first payouts are neither a windfall nor empty. A second
    call returns the fund as it is and moves nothing.
    """
    founded = Fund.objects.filter(name=CONTENT).first()
    if founded is not None:
        return founded
    intervals = rules.payout.claims_decay_seconds // rules.emission.interval_seconds
    supply = treasury_liquid + treasury_staked
    first = emit(rules.emission, supply=supply, done=0, intervals=intervals).content
    issue_first(
        [
            Allocation(
                wallet=SystemWallet.TREASURY, liquid=treasury_liquid, staked=treasury_staked
            ),
            Allocation(wallet=SystemWallet.FUND, liquid=first),
        ],
        rules=rules.name,
    )
    stake = GENESIS_PRICE.vests_for_ink(treasury_staked)
    return found_fund(now, total_vests=stake, rules=rules)


def found_fund(now: datetime, *, total_vests: int, rules: RuleSet) -> Fund:
    """Make the fund, with emission counted from `now`; an existing fund is returned as it is.

    `total_vests` (micro-VESTS) is the stake there is: the recent claims start at what all of it
    would claim.
    """
    start = now.replace(microsecond=0)
    fund, _ = Fund.objects.get_or_create(
        name=CONTENT,
        defaults={
            "wallet_id": int(SystemWallet.FUND),
            "recent_claims": initial_recent_claims(total_vests, rules=rules),
            "updated_at": start,
            "started_at": start,
            "emitted_until": start,
        },
    )
    return fund
