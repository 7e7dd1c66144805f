"""From the wallet's forms to the ledger."""

from datetime import datetime

from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import account_named
from frontend.forms.money import AmountForm, SendForm
from ledger import services
from ledger.assets import Asset
from ledger.models import Stake
from ledger.selectors import balance
from rewards.active import active_rules


class Refused(Exception):
    """What was asked for makes no sense; nothing was moved."""


def send(account: Account, *, form: SendForm) -> None:
    """Move INK to the named account, once for each form shown."""
    receiver = account_named(form.cleaned_data["to"])
    if receiver is None:
        raise Refused(gettext("There is no account of that name; nothing was sent."))
    services.transfer(
        account.wallet_id,
        credit=receiver.wallet_id,
        amount=form.milli_ink(),
        key=f"send/{account.wallet_id}/{form.cleaned_data['key']}",
        reference=form.cleaned_data["memo"],
    )


def power_up(account: Account, *, form: AmountForm) -> None:
    """Turn INK into Ink Power, once for each form shown."""
    services.power_up(
        account.wallet_id,
        amount=form.milli_ink(),
        key=f"power-up/{account.wallet_id}/{form.cleaned_data['key']}",
    )


def power_down(account: Account, *, stop: bool, now: datetime) -> None:
    """Let all of one's own free Ink Power leave step by step, or stop what is leaving."""
    if stop:
        services.cancel_power_down(account.wallet_id)
        return
    services.power_down(
        account.wallet_id,
        vests=_free(account.wallet_id),
        now=now,
        rules=active_rules().stake,
    )


def _free(wallet: int) -> int:
    """Own micro-VESTS that are neither lent nor on their way back."""
    stake = Stake.objects.filter(wallet_id=wallet).first()
    bound = stake.delegated + stake.returning if stake else 0
    return max(0, balance(wallet, Asset.VESTS) - bound)
