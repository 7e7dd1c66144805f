"""Who changes something of an account at the same moment as somebody else waits here."""

from accounts.models import Account


def lock_account(number: int) -> Account:
    """The account, its row held until the transaction ends. One query.

    Rows that refer to it are made meanwhile, as the notice of an answer: a lock of the whole key
    would wait for who makes one, and they may wait for the text that the holder takes next.
    """
    return Account.objects.select_for_update(no_key=True).get(pk=number)
