"""Sending INK from one person to another, with words that can be taken away again."""

import secrets

from django.db import transaction

from accounts.models import Account, Memo
from ledger.codes import Code
from ledger.commitments import KEY_BYTES, commit
from ledger.services import transfer


@transaction.atomic
def send(
    sender: Account,
    *,
    receiver: Account,
    amount: int,
    key: str,
    memo: str = "",
    code: Code = Code.TRANSFER,
    about: str = "",
) -> int:
    """Send `amount` milli-INK and return the batch's id; with the same key once.

    `about` is what it is for, as the reference then tells. The leaf gets a commitment to the memo,
    the words stay here. Other content under a known key is a KeyConflict; other refusals as in
    `ledger.services.transfer`.
    Locks the sender's row, so that a double click finds the salt of the first.
    """
    kept = None
    if memo:
        Account.objects.select_for_update().get(pk=sender.pk)
        kept = Memo.objects.filter(key=key, sender=sender).first()
    salt = bytes(kept.salt) if kept else secrets.token_bytes(KEY_BYTES)
    batch = transfer(
        sender.wallet_id,
        credit=receiver.wallet_id,
        amount=amount,
        key=key,
        code=code,
        reference="/".join(each for each in (about, _commitment(salt, memo)) if each),
    )
    if memo and kept is None:
        Memo.objects.create(batch=batch, sender=sender, key=key, words=memo, salt=salt)
    return batch


def erase_memo(sender: Account, *, batch: int) -> bool:
    """Delete the words and the salt of one's own transfer; False when there are none."""
    deleted, _ = Memo.objects.filter(batch=batch, sender=sender).delete()
    return bool(deleted)


def _commitment(salt: bytes, memo: str) -> str:
    if not memo:
        return ""
    return f"memo/{commit(salt, ['memo', memo]).hex()}"
