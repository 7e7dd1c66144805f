"""The fund's beginning."""

from datetime import datetime

from ledger.wallets import SystemWallet
from rewards.models import Fund
from rewards.models.fund import CONTENT
from rewards.rules import RuleSet, initial_recent_claims


def found_fund(now: datetime, *, total_vests: int, rules: RuleSet) -> Fund:
    """Make the fund, with emission counted from `now`; an existing fund is returned as it is.

    `total_vests` (micro-VESTS) is the stake there is at genesis: the recent claims start at what
    all of it would claim, so that the first payouts do not empty the fund.
    """
    fund, _ = Fund.objects.get_or_create(
        name=CONTENT,
        defaults={
            "wallet_id": int(SystemWallet.FUND),
            "recent_claims": initial_recent_claims(total_vests, rules=rules),
            "updated_at": now.replace(microsecond=0),
            "started_at": now.replace(microsecond=0),
        },
    )
    return fund
