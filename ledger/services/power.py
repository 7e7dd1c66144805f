"""Powering up and down: INK into shares of the vesting pool, and back in weekly steps."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from ledger.assets import Amount, Asset
from ledger.codes import Code
from ledger.errors import InvalidAmount, KeyConflict, LedgerError, StakeNotAvailable
from ledger.models import Batch, PowerDown, Stake, Transfer
from ledger.selectors import balance, share_price
from ledger.services.locks import lock_share_price, lock_stakes
from ledger.services.posting import Draft, Leg, post
from ledger.stake import SharePrice, StakeRules, power_down_rate
from ledger.wallets import SystemWallet

_log = logging.getLogger(__name__)


@transaction.atomic
def power_up(wallet: int, *, amount: int, key: str, rules: str = "") -> int:
    """Turn `amount` milli-INK into VESTS at the share price (floor); return the batch's id.

    The same key again, for the same wallet and amount, returns the batch it made; for others it is
    a KeyConflict. InsufficientFunds when the wallet holds less; InvalidAmount when the shares it
    buys would be worth nothing.
    """
    if type(amount) is not int:
        raise InvalidAmount("An amount is a whole number of smallest units.")
    lock_share_price()
    if (done := _posted(key, wallet=wallet, amount=amount)) is not None:
        return done
    require_power(amount, price=(price := share_price()))
    vests = price.vests_for_ink(amount)
    legs = [
        Leg(wallet, SystemWallet.VESTING, Asset.INK, amount, Code.POWER_UP),
        Leg(SystemWallet.ISSUE, wallet, Asset.VESTS, vests, Code.VESTING_MINT),
    ]
    draft = Draft(key=key, code=Code.POWER_UP, reference="power-up", rules=rules, legs=legs)
    return post([draft])[0]


def require_power(amount: int, *, price: SharePrice) -> None:
    """InvalidAmount where what `amount` milli-INK would make is worth nothing at this price."""
    if price.power_made(amount) <= 0:
        raise InvalidAmount(
            "%(amount)s makes no Ink Power. Write at least %(least)s.",
            amount=Amount(Asset.INK, amount),
            least=Amount(Asset.INK, price.least_to_make(1)),
        )


@transaction.atomic
def power_down(
    wallet: int, *, vests: int | None = None, now: datetime, rules: StakeRules
) -> PowerDown:
    """Order that `vests` micro-VESTS leave in equal steps, the first one step from `now`.

    Without an amount all that can leave does. A running order is replaced and starts from the
    beginning. StakeNotAvailable beyond what is neither lent nor on its way back, and for the rate
    that runs already.
    """
    if vests is not None and type(vests) is not int:
        raise InvalidAmount("An amount is a whole number of smallest units.")
    stake = lock_stakes([wallet])[wallet]
    free = balance(wallet, Asset.VESTS) - stake.delegated - stake.returning
    if vests is None:
        vests = free
    if not 0 < vests <= free:
        raise StakeNotAvailable(
            "At most %(free)s can leave.", free=Amount(Asset.VESTS, max(free, 0))
        )
    rate = power_down_rate(vests, rules=rules)
    running = PowerDown.objects.filter(wallet_id=wallet).first()
    if running is not None:
        if running.rate == rate and not running.parked:
            raise StakeNotAvailable("This much is leaving already: nothing would change.")
        running.delete()
    stake.step = rate
    stake.save(update_fields=["step"])
    return PowerDown.objects.create(
        wallet_id=wallet,
        total=vests,
        withdrawn=0,
        rate=rate,
        steps_done=0,
        step_seconds=rules.step_seconds,
        next_at=now + timedelta(seconds=rules.step_seconds),
        parked="",
    )


@transaction.atomic
def cancel_power_down(wallet: int) -> None:
    """Stop the order; what has left has left. StakeNotAvailable when none runs."""
    stake = lock_stakes([wallet])[wallet]
    if not PowerDown.objects.filter(wallet_id=wallet).delete()[0]:
        raise StakeNotAvailable("Nothing is being powered down in this wallet.")
    _set_step(stake, 0)


def run_power_down_steps(now: datetime) -> int:
    """Take all steps that are due and return how many; several where some were missed.

    Each is a transaction of its own. One that fails is parked with its reason, and the rest goes
    on; run twice, late or at once, each step is taken once.
    """
    taken = 0
    due = PowerDown.objects.filter(next_at__lte=now, parked="").order_by("next_at", "id")
    for order, wallet in list(due.values_list("id", "wallet_id")):
        try:
            while _take_step(order, wallet=wallet, now=now):
                taken += 1
        except LedgerError as error:
            _log.warning("Power-down %s is parked: %s", order, error)
            PowerDown.objects.filter(id=order).update(parked=str(error))
    return taken


@transaction.atomic
def _take_step(order: int, *, wallet: int, now: datetime) -> bool:
    """One step, if it is still due; the order ends with the last one."""
    stake = lock_stakes([wallet])[wallet]
    running = PowerDown.objects.filter(id=order, next_at__lte=now, parked="").first()
    if running is None:
        return False
    vests = min(running.rate, running.total - running.withdrawn)
    lock_share_price()
    post([_step_draft(running, vests=vests)])
    running.withdrawn += vests
    running.steps_done += 1
    running.next_at += timedelta(seconds=running.step_seconds)
    remaining = running.total - running.withdrawn
    if remaining:
        running.save(update_fields=["withdrawn", "steps_done", "next_at"])
    else:
        running.delete()
    _set_step(stake, min(running.rate, remaining))
    return True


def _step_draft(running: PowerDown, *, vests: int) -> Draft:
    """The shares are burnt and their worth (floor) leaves the pool."""
    wallet = running.wallet_id
    ink = share_price().ink_for_vests(vests)
    legs = [Leg(wallet, SystemWallet.BURN, Asset.VESTS, vests, Code.VESTING_BURN)]
    if ink:
        legs.append(Leg(SystemWallet.VESTING, wallet, Asset.INK, ink, Code.POWER_DOWN))
    name = f"power-down/{running.id}/{running.steps_done + 1}"
    return Draft(key=name, code=Code.POWER_DOWN, reference=name, legs=legs)


def _set_step(stake: Stake, step: int) -> None:
    stake.step = step
    stake.save(update_fields=["step"])


def _posted(key: str, *, wallet: int, amount: int) -> int | None:
    """The batch of this key. The price has moved since, so only what was asked is compared."""
    digest = Draft(key=key, code=Code.POWER_UP, legs=()).digest
    batch = Batch.objects.filter(key=digest).values_list("id", flat=True).first()
    if batch is None:
        return None
    asked = Transfer.objects.filter(
        batch_id=batch, code=Code.POWER_UP, debit_id=wallet, amount=amount
    )
    if not asked.exists():
        raise KeyConflict("The key %(key)s was used before for something else.", key=key)
    return batch
