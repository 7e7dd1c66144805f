"""Sending INK from one person to another, with words that can be taken away again."""

import secrets
from datetime import datetime

from django.db import transaction

from accounts import sending
from accounts.errors import MemoRefused
from accounts.locks import lock_account
from accounts.models import Account, Memo, Side
from accounts.muting import is_blocked
from accounts.standing import require_good
from ledger.codes import Code
from ledger.commitments import KEY_BYTES, commit
from ledger.models import Transfer
from ledger.selectors import batch_of
from ledger.services import transfer


@transaction.atomic
def send(
    sender: Account,
    *,
    receiver: Account,
    amount: int,
    key: str,
    now: datetime,
    memo: str = "",
    code: Code = Code.TRANSFER,
    about: str = "",
) -> int:
    """Send `amount` milli-INK and return the batch's id; with the same key once.

    `about` is what it is for, as the reference then tells. The leaf gets a commitment to the memo,
    the words stay here. MemoRefused for words to somebody who blocks the sender, Suspended for
    words of somebody who is, TooMuchSent
    beyond the sender's bounds, which count it at `now`. Other content under a known key is a
    KeyConflict; other refusals as in `ledger.services.transfer`. Locks the sender's row, so that
    two at once count each other and a double click finds the salt of the first.
    """
    lock_account(sender.pk)
    kept, first = None, batch_of(key) is None
    if first:
        sending.require_room(sender, amount=amount, now=now)
    if memo:
        require_good(sender, now=now)
    if memo and is_blocked(sender, by=receiver.pk):
        raise MemoRefused(
            "%(name)s has blocked you: tokens arrive, words do not. Leave them out.",
            name=receiver.name,
        )
    if memo:
        kept = Memo.objects.filter(key=key, sender=sender, erased_at=None).first()
    salt = bytes(kept.salt) if kept else secrets.token_bytes(KEY_BYTES)
    batch = transfer(
        sender.wallet_id,
        credit=receiver.wallet_id,
        amount=amount,
        key=key,
        code=code,
        reference="/".join(each for each in (about, _commitment(salt, memo)) if each),
    )
    if first:
        sending.count(sender, batch=batch, amount=amount, now=now)
    if memo and kept is None:
        Memo.objects.create(batch=batch, sender=sender, key=key, words=memo, salt=salt)
    return batch


def erase_memo(account: Account, *, batch: int, now: datetime) -> bool:
    """Erase the words and the salt of a transfer that one sent or got; False when there are none.

    They stand on the page of either wallet, so either may take them away, and both see who did.
    """
    found = Memo.objects.filter(batch=batch, erased_at=None)
    got = Transfer.objects.filter(batch_id=batch, credit_id=account.wallet_id)
    eraser = Side.RECEIVER if got.exists() else Side.SENDER
    if eraser is Side.SENDER:
        found = found.filter(sender=account)
    return bool(found.update(words="", salt=b"", erased_at=now, eraser=eraser))


def _commitment(salt: bytes, memo: str) -> str:
    if not memo:
        return ""
    return f"memo/{commit(salt, ['memo', memo]).hex()}"
