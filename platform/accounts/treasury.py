"""Paying out of the treasury what two administrators signed. No page does it: the login of the web
may not.
"""

from datetime import datetime

from django.db import transaction

from accounts.models import Account, TreasuryPayment
from ledger.services import pay_from_treasury
from ledger.services.roles import as_sealer


@transaction.atomic
def pay(
    receiver: Account, *, amount: int, reason: str, operator: str, key: str, now: datetime
) -> int:
    """Pay `amount` milli-INK for a public `reason` and return the batch's id.

    The same `key` again pays nothing more. A row says by whose order it was paid.
    The refusals of `ledger.services.pay_from_treasury`.
    """
    batch = pay_from_treasury(
        receiver.wallet_id, amount=amount, key=key, reference=f"treasury/{reason}"
    )
    row = TreasuryPayment(
        batch=batch,
        wallet=receiver.wallet_id,
        amount=amount,
        reason=reason,
        operator=operator,
        at=now,
    )
    with as_sealer():
        TreasuryPayment.objects.bulk_create([row], ignore_conflicts=True)
    return batch
