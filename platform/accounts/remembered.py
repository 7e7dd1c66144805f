"""What readers without an account ask for again and again, remembered for seconds.

Everything remembered belongs to one age. When a text is taken down, or an account is restricted, a
new age begins at once, so that nothing of it is shown again. Only what is the same for everybody
may come here: nothing of a reader, no form token, no nonce.
"""

import hashlib
import secrets
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.utils.translation import get_language

from accounts.whereabouts import here

_AGE: Final = "age"


def remembered[T](what: tuple[str, ...], make: Callable[[], T]) -> T:
    """The value for `what` in the language of the page, and for the country of the reader where
    something is withheld there: remembered, or made and remembered.
    """
    seconds: int = settings.INKWELL_PAGE_SECONDS
    if not seconds:
        return make()
    words = "\x00".join((*what, get_language() or "", here()))
    key = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
    known = caches["pages"].get_many([_AGE, key])
    age = known.get(_AGE, "")
    if key in known and known[key][0] == age:
        value: T = known[key][1]
        return value
    made = make()
    caches["pages"].set(key, (age, made), timeout=seconds)
    return made


def forget_remembered() -> None:
    """Begin a new age when the transaction is done."""
    transaction.on_commit(_begin_age)


def _begin_age() -> None:
    if settings.INKWELL_PAGE_SECONDS:
        caches["pages"].set(_AGE, secrets.token_hex(8), timeout=None)
