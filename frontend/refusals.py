"""Refusals in the reader's language.

The sentences are made below, where something is refused; their translations are in the catalog
like those of the pages. Amounts and moments come as such and are written here: the engine counts
Ink Power in shares, whose worth changes, and knows no time zone.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext

from articles.errors import ManyReasons
from frontend.phrases import date_and_hour, ink, number, span
from ledger.assets import Amount, Asset
from ledger.errors import KeyConflict
from ledger.refusal import Refusal
from ledger.selectors import share_price


def told(error: Exception) -> str:
    """What a refusal says to the person who asked; other errors say what they say.

    One query where it tells of Ink Power, for what that is worth.
    """
    if isinstance(error, ManyReasons):
        return " ".join(told(reason) for reason in error.reasons)
    if not isinstance(error, Refusal) or not error.sentence:
        return str(error)
    if isinstance(error, KeyConflict):
        return gettext("This form was sent before, with other content. Begin anew from its page.")
    sentence = gettext(error.sentence)
    values = {
        # What names a thing, as a wallet's number, is no amount: it is written as it is looked up.
        name: value if name == "number" else _written(value)
        for name, value in error.values.items()
    }
    return sentence % values if values else sentence


def _written(value: object) -> object:
    if isinstance(value, datetime):
        return date_and_hour(value)
    if isinstance(value, timedelta):
        return span(value)
    if isinstance(value, int):
        return number(value)
    if not isinstance(value, Amount):
        return value
    if value.asset is Asset.INK:
        return ink(value.units)
    worth = share_price().ink_for_vests(value.units)
    return gettext("%(amount)s of Ink Power") % {"amount": ink(worth)}
