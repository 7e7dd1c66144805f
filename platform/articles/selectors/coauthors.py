"""Who shares an article's reward with its author."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Account
from rewards.models import Beneficiary


@dataclass(frozen=True, slots=True)
class CoAuthor:
    """Somebody who accepted a share of the author's reward, in basis points."""

    name: str
    shown_name: str
    weight_bp: int


def coauthors_of(work_id: int) -> Sequence[CoAuthor]:
    """In the order of the terms. One query, two where there are some."""
    rows = Beneficiary.objects.filter(terms=work_id, host=False).order_by("position")
    shares = dict(rows.values_list("wallet_id", "weight_bp"))
    if not shares:
        return ()
    known = {each.wallet_id: each for each in Account.objects.filter(wallet__in=shares)}
    return [
        CoAuthor(known[wallet].name, known[wallet].shown_name, weight)
        for wallet, weight in shares.items()
        if wallet in known
    ]
