"""What a cell says: a column of a table in the reader's words, under a heading of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, Protocol, cast

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext

from frontend.phrases import date_and_hour, decimals, number
from frontend.sentences import movement
from ledger.assets import Asset

NOTHING: Final = "\N{EN DASH}"


class Column(Protocol):
    """A function from a row to what its cell says, with its heading."""

    short_description: str | Promise

    def __call__(self, row: Any) -> str: ...


def column(name: str, words: str | Promise, say: Callable[[Any], str]) -> Column:
    """A column that says this about a row."""

    def cell(row: Any) -> str:
        return say(row)

    cell.__name__ = name
    made = cast(Column, cell)
    made.short_description = words
    return made


def plain(name: str, words: str | Promise) -> Column:
    """A value as it is."""
    return column(name, words, lambda row: _said(getattr(row, name)))


def said(name: str, words: str | Promise, *, of: Mapping[str, str | Promise]) -> Column:
    """A value in words; one without words as it is."""
    return column(name, words, lambda row: _worded(getattr(row, name), of))


def counted(name: str, words: str | Promise) -> Column:
    """A whole number in groups."""
    return column(name, words, lambda row: number(int(getattr(row, name))))


def moment(name: str, words: str | Promise) -> Column:
    """A moment to the minute, in the reader's time zone."""
    return column(name, words, lambda row: _moment(getattr(row, name)))


def digest(name: str, words: str | Promise) -> Column:
    """Bytes in hexadecimal."""
    return column(name, words, lambda row: bytes(getattr(row, name) or b"").hex() or NOTHING)


def ink(name: str, words: str | Promise) -> Column:
    """Milli-INK; nobody's wish to see no sums hides them at the desk."""
    return column(name, words, lambda row: units(Asset.INK, getattr(row, name)))


def supply(name: str, words: str | Promise) -> Column:
    """Amounts by asset, as blocks keep them: whole units in text."""

    def say(row: Any) -> str:
        kept = getattr(row, name)
        return ", ".join(units(Asset[each], int(amount)) for each, amount in kept.items())

    return column(name, words, lambda row: say(row) or NOTHING)


def code(words: str | Promise) -> Column:
    """Why tokens moved, in the words of the wallet's page."""
    return column("code", words, lambda row: movement(row.code))


def link(name: str, words: str | Promise, *, to: str) -> Column:
    """The number of another row, leading to its page; `to` as "ledger_wallet"."""

    def say(row: Any) -> str:
        key = getattr(row, f"{name}_id")
        if key is None:
            return NOTHING
        place = reverse(f"admin:{to}_change", args=[key])
        return format_html('<a class="desk-link" href="{}">{}</a>', place, key)

    return column(name, words, say)


def units(asset: Asset, amount: int) -> str:
    """An amount with its unit."""
    return f"{decimals(amount, places=asset.decimals)}\N{NO-BREAK SPACE}{asset.name}"


def _worded(value: object, of: Mapping[str, str | Promise]) -> str:
    return str(of.get(str(value), _said(value)))


def _moment(value: datetime | None) -> str:
    """In one line, however narrow the table is."""
    if value is None:
        return NOTHING
    return format_html('<span class="desk-line">{}</span>', date_and_hour(value))


def _said(value: object) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return NOTHING if value in (None, "") else str(value)
