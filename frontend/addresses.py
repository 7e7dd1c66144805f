"""Addresses that a list needs by the dozen: asked of the router once, then filled in.

Asking it for each of a hundred links is the dearest part of a page of cards.
"""

from functools import cache
from typing import Final

from django.urls import reverse

_MARKS: Final = ("aaa-first", "bbb-second")
_NUMBER: Final = 987_654_321


def address(view: str, *parts: str) -> str:
    """The address of a view whose parts are names, slugs or permlinks of ours.

    The parts were checked by the database's rules and need no quoting.
    """
    return _form(view, len(parts)).format(*parts)


def numbered(view: str, number: int) -> str:
    """The address of a view whose one part is the number of a work."""
    return _counted(view).format(number)


@cache
def _counted(view: str) -> str:
    return reverse(view, args=[_NUMBER]).replace(str(_NUMBER), "{}")


@cache
def _form(view: str, count: int) -> str:
    form = reverse(view, args=_MARKS[:count])
    for place, mark in enumerate(_MARKS[:count]):
        form = form.replace(mark, f"{{{place}}}")
    return form
