"""Everything a cycle leaves behind, as one comparable value."""

from ledger.models import Batch, Transfer
from rewards.models import Carry, Cycle, Fund, Payout


def outcome() -> dict[str, object]:
    """Payouts, transfers, carries, fund and cycles, without numbers that gaps may shift."""
    return {
        "payouts": list(
            Payout.objects.order_by("work").values_list(
                "work", "cycle", "outcome", "payout", "author_reward", "unclaimed", "trace"
            )
        ),
        "transfers": sorted(
            Transfer.objects.values_list(
                "batch__key", "debit", "credit", "asset", "amount", "code"
            )
        ),
        "batches": Batch.objects.count(),
        "carries": list(Carry.objects.order_by("wallet").values_list("wallet", "nano")),
        "fund": list(Fund.objects.values_list("recent_claims", "updated_at", "emitted_until")),
        "cycles": list(
            Cycle.objects.values_list("number", "state", "paid", "plan_digest", "works")
        ),
    }
