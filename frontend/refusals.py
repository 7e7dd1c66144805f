"""Refusals in the reader's language.

The sentences are made below, where something is refused; their translations are in the catalog
like those of the pages.
"""

from django.utils.translation import gettext

from ledger.refusal import Refusal


def told(error: Exception) -> str:
    """What a refusal says to the person who asked; other errors say what they say."""
    if not isinstance(error, Refusal) or not error.sentence:
        return str(error)
    sentence = gettext(error.sentence)
    return sentence % error.values if error.values else sentence
