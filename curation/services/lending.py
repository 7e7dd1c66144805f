"""Lending stake, as far as it has not voted just now.

The ledger knows what is lent to whom, the meter what of it is spent. Without this, one stake
could vote, be lent, and vote again in the borrower's name (economics.md 3.1 and 6).
"""

from datetime import UTC, datetime

from django.db import transaction

from curation.models import Meter
from curation.power import unspent
from curation.rules import VoteRules
from curation.selectors import mana_of
from ledger.services import delegate


@transaction.atomic
def lend_stake(
    lender: int, *, receiver: int, amount: int, rules: VoteRules, now: datetime
) -> None:
    """Lend `receiver` `amount` micro-VESTS in all, out of what is free and has not voted.

    StakeNotAvailable beyond that, and otherwise as `ledger.services.delegate`. Locks the lender's
    meter, as a vote does, then the stake of both.
    """
    # A wallet that never voted has no meter yet, and the lock needs a row.
    Meter.objects.bulk_create([_never_voted(lender)], ignore_conflicts=True)
    Meter.objects.select_for_update().get(pk=lender)
    mana, _ = mana_of(lender, now=now, rules=rules)
    delegate(lender, receiver=receiver, amount=amount, unspent=unspent(mana, rules))


def _never_voted(wallet: int) -> Meter:
    """Of no stake and long ago: whatever the wallet has now is fresh."""
    return Meter(
        wallet_id=wallet,
        mana=0,
        dispute_mana=0,
        max_mana=0,
        updated_at=datetime.fromtimestamp(0, UTC),
    )
