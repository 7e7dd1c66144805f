"""Lending stake: the borrower votes with it at once, the lender gets it back after a while."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from ledger.assets import MAX_AMOUNT, Amount, Asset
from ledger.errors import InvalidAmount, LedgerError, SameWallet, StakeNotAvailable
from ledger.models import Delegation, DelegationReturn, PowerDown, Stake
from ledger.selectors import balance
from ledger.services.locks import lock_stakes
from ledger.stake import StakeRules
from ledger.wallets import FIRST_OPEN_WALLET

_log = logging.getLogger(__name__)


@transaction.atomic
def delegate(delegator: int, *, receiver: int, amount: int, unspent: int | None) -> None:
    """Lend `receiver` `amount` micro-VESTS in all; to lend as much as before changes nothing.

    `unspent` is how much of the lender's stake has not voted just now: whoever borrows it can vote
    with it at once. `curation.services.lend_stake` knows it and is how people lend; None is for
    the system's own wallets, which never vote. StakeNotAvailable beyond it, beyond what is the
    lender's own and neither lent, on its way back nor being powered down, or for less than before
    (see `reduce_delegation`). SameWallet, UnknownWallet.
    """
    if unspent is None and delegator >= FIRST_OPEN_WALLET:
        raise LedgerError("Only the system's wallets lend without regard to their votes.")
    if delegator == receiver:
        raise SameWallet("A wallet cannot lend to itself: choose another receiver.")
    if type(amount) is not int or not 1 <= amount <= MAX_AMOUNT:
        raise InvalidAmount("That is too little to lend: lend more.")
    stakes = lock_stakes([delegator, receiver])
    lent = _lent(delegator, receiver)
    if amount < lent:
        raise StakeNotAvailable(
            "%(lent)s are lent: reduce that instead.", lent=Amount(Asset.VESTS, lent)
        )
    more = amount - lent
    lender, leaving = stakes[delegator], _leaving(delegator)
    own = balance(delegator, Asset.VESTS) - lender.delegated - lender.returning
    free = max(0, own - leaving)
    if more > free:
        raise StakeNotAvailable(
            "At most %(free)s more can be lent.", free=Amount(Asset.VESTS, free)
        )
    if unspent is not None and more > (left := max(0, unspent - leaving)):
        raise StakeNotAvailable(
            "Your votes have used part of this power: at most %(free)s more can be lent for now.",
            free=Amount(Asset.VESTS, left),
        )
    lender.delegated += more
    stakes[receiver].received += more
    _write(stakes, delegator=delegator, receiver=receiver, amount=amount)


@transaction.atomic
def reduce_delegation(
    delegator: int, *, receiver: int, amount: int, now: datetime, rules: StakeRules
) -> DelegationReturn:
    """Lend `amount` micro-VESTS in all, which is less than before; 0 ends the delegation.

    The receiver loses the difference at once; it counts for nobody until it is returned.
    """
    if type(amount) is not int:
        raise InvalidAmount("An amount is a whole number of smallest units.")
    stakes = lock_stakes([delegator, receiver])
    lent = _lent(delegator, receiver)
    if not 0 <= amount < lent:
        raise StakeNotAvailable(
            "%(lent)s are lent: name a smaller sum.", lent=Amount(Asset.VESTS, lent)
        )
    less = lent - amount
    stakes[delegator].delegated -= less
    stakes[delegator].returning += less
    stakes[receiver].received -= less
    _write(stakes, delegator=delegator, receiver=receiver, amount=amount)
    due_at = now + timedelta(seconds=rules.delegation_return_seconds)
    return DelegationReturn.objects.create(
        delegator_id=delegator, amount=less, due_at=due_at, parked=""
    )


def return_delegations(now: datetime) -> int:
    """Give back all lent stake that is due and return how many loans that were.

    Each is a transaction of its own; one that fails is parked with its reason.
    """
    returned = 0
    due = DelegationReturn.objects.filter(due_at__lte=now, returned_at=None, parked="")
    for loan, delegator in list(due.order_by("due_at", "id").values_list("id", "delegator_id")):
        try:
            returned += _give_back(loan, delegator=delegator, now=now)
        except LedgerError as error:
            _log.warning("Delegation return %s is parked: %s", loan, error)
            DelegationReturn.objects.filter(id=loan).update(parked=str(error))
    return returned


@transaction.atomic
def _give_back(loan: int, *, delegator: int, now: datetime) -> bool:
    stake = lock_stakes([delegator])[delegator]
    due = DelegationReturn.objects.filter(id=loan, returned_at=None, parked="").first()
    if due is None:
        return False
    if stake.returning < due.amount:
        raise StakeNotAvailable("Less is on its way back than this return says.")
    stake.returning -= due.amount
    stake.save(update_fields=["returning"])
    due.returned_at = now
    due.save(update_fields=["returned_at"])
    return True


def _lent(delegator: int, receiver: int) -> int:
    found = Delegation.objects.filter(delegator_id=delegator, delegatee_id=receiver)
    return found.values_list("amount", flat=True).first() or 0


def _leaving(wallet: int) -> int:
    """What a power-down has still to take."""
    order = PowerDown.objects.filter(wallet_id=wallet).first()
    return 0 if order is None else order.total - order.withdrawn


def _write(stakes: dict[int, Stake], *, delegator: int, receiver: int, amount: int) -> None:
    for stake in stakes.values():
        stake.save(update_fields=["delegated", "received", "returning"])
    if not amount:
        Delegation.objects.filter(delegator_id=delegator, delegatee_id=receiver).delete()
        return
    Delegation.objects.bulk_create(
        [Delegation(delegator_id=delegator, delegatee_id=receiver, amount=amount)],
        update_conflicts=True,
        unique_fields=["delegator", "delegatee"],
        update_fields=["amount"],
    )
