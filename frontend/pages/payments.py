"""From the wallet's forms to the ledger."""

from datetime import datetime

from django.db.models import BigIntegerField
from django.utils.translation import gettext

from accounts import payments
from accounts.models import Account
from accounts.selectors import account_named
from frontend.forms.money import AmountForm, SendForm
from ledger import services
from rewards.active import active_rules


class Refused(Exception):
    """What was asked for makes no sense; nothing was moved."""


def send(account: Account, *, form: SendForm) -> None:
    """Move INK to the named account, once for each form shown."""
    receiver = account_named(form.cleaned_data["to"])
    if receiver is None:
        raise Refused(gettext("There is no account of that name; nothing was sent."))
    payments.send(
        account,
        receiver=receiver,
        amount=form.milli_ink(),
        key=f"send/{account.wallet_id}/{form.cleaned_data['key']}",
        memo=form.cleaned_data["memo"],
    )


def erase_memo(account: Account, *, batch: int) -> bool:
    """Erase what one wrote beside a transfer; False where there is nothing of one's own."""
    return batch <= BigIntegerField.MAX_BIGINT and payments.erase_memo(account, batch=batch)


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
    else:
        services.power_down(account.wallet_id, now=now, rules=active_rules().stake)
