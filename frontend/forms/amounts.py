"""Amounts as people write them: read exactly or refused with what to write instead.

Nothing is guessed and nothing is rounded. Digits are the ten of ASCII; thousands may be parted
where that can be read in one way only, so 1 000 and 1,000.5 are taken, and 1,000 alone is not: it
is a thousand to some and one to others.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from frontend.phrases import INK_DECIMALS, decimals
from ledger.assets import MAX_AMOUNT

LEAST: Final = 1
"""Milli-INK."""
_SHOWN: Final = 40
_LONGEST: Final = 40
_BLANKS: Final = re.compile("[ \u00a0\u2009\u202f]")
_UNIT: Final = re.compile("[ \u00a0\u202f]*INK$", re.IGNORECASE)
_DIGITS: Final = re.compile("[0-9]{1,9}", re.ASCII)
_WHOLE: Final = re.compile(r"[0-9]{1,3}(?:([ ,.])[0-9]{3}(?:\1[0-9]{3})*)?|[0-9]+", re.ASCII)


class Unreadable(ValueError):
    """Not a plain number."""


class TooFine(ValueError):
    """More decimals than there are."""


@dataclass
class Doubtful(ValueError):
    """Read in two ways: with thousands parted, or with decimals."""

    whole: str
    parted: str


def read_amount(text: str, *, sign: str) -> int:
    """Milli-INK of a number as it is written where `sign` stands before decimals ("." or ",").

    Unreadable, TooFine, Doubtful. A sign of decimals that is not the language's own is taken where
    nothing else can be meant: 1,5 and 0,125 in English.
    """
    written = _BLANKS.sub(" ", _UNIT.sub("", text.strip()))
    if len(written) > _LONGEST:
        raise Unreadable
    head, mark, tail = _parted(written, sign)
    if not _WHOLE.fullmatch(head) or (mark and not (tail.isascii() and tail.isdecimal())):
        raise Unreadable
    if mark and mark in head:
        raise Unreadable
    if len(tail) > INK_DECIMALS:
        raise TooFine
    return int(re.sub("[ ,.]", "", head) + tail.ljust(INK_DECIMALS, "0"))


def _parted(written: str, sign: str) -> tuple[str, str, str]:
    """What stands before the sign of decimals, the sign, and what stands after it."""
    marks = re.sub("[^.,]", "", written)
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return written, "", ""
    head, mark, tail = written.rpartition(marks[-1])
    alone = mark != sign and len(marks) == 1 and len(tail) == 3
    if alone and re.fullmatch("[1-9][0-9]{0,2}", head, re.ASCII):
        raise Doubtful(whole=head + tail, parted=f"{head}{sign}{tail}")
    return head, mark, tail


class AmountField(forms.Field):
    """Milli-INK from `least` to `most`; None where it may be empty and is."""

    default_error_messages = {  # as Django's fields have it
        "required": _("Write how much, as in %(example)s."),
        "unreadable": _("%(typed)s is not an amount. Write it in digits, as in %(example)s."),
        "fine": _("INK has three decimals, %(typed)s has more. Write it as in %(example)s."),
        "doubtful": _("%(typed)s can mean two amounts. Write %(whole)s or %(parted)s."),
        "least": _("The least is %(least)s INK. Write it as in %(example)s."),
        "most": _("The most is %(most)s INK. Write it as in %(example)s."),
    }

    def __init__(self, *, least: int = LEAST, most: int = MAX_AMOUNT, **rest: Any) -> None:
        rest.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        )
        super().__init__(**rest)
        self.least, self.most = least, most

    def to_python(self, value: object) -> int | None:
        """What was typed, in milli-INK. ValidationError with what to write instead."""
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            amount = read_amount(typed, sign=get_format("DECIMAL_SEPARATOR"))
        except Doubtful as doubt:
            raise self._wrong("doubtful", typed, whole=doubt.whole, parted=doubt.parted) from doubt
        except TooFine as reason:
            raise self._wrong("fine", typed) from reason
        except Unreadable as reason:
            raise self._wrong("unreadable", typed) from reason
        if amount < self.least:
            raise self._wrong("least", typed, least=decimals(self.least, places=INK_DECIMALS))
        if amount > self.most:
            raise self._wrong("most", typed, most=decimals(self.most, places=INK_DECIMALS))
        return amount

    def validate(self, value: object) -> None:
        """ValidationError where something has to be written and is not."""
        if value is None and self.required:
            raise self._wrong("required", "")

    def prepare_value(self, value: object) -> object:
        """What stands in the field: an amount of ours as the reader's language writes it."""
        return _plain(value) if isinstance(value, int) else value

    def _wrong(self, code: str, typed: str, **values: str) -> ValidationError:
        shown = typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}\u2026"
        example = decimals(12_500, places=INK_DECIMALS).rstrip("0")
        words = {"typed": shown, "example": example, **values}
        return ValidationError(self.error_messages[code], code=code, params=words)


class WholeField(forms.IntegerField):
    """A whole number from `min_value` to `max_value`, in ASCII digits."""

    def clean(self, value: object) -> int | None:
        """The number. ValidationError with what to write instead."""
        typed = str(value if value is not None else "").strip()
        try:
            if typed and not _DIGITS.fullmatch(typed):
                raise ValidationError("")
            number: int | None = super().clean(typed)
        except ValidationError:
            raise ValidationError(
                _("Write a whole number from %(least)s to %(most)s, in digits."),
                code="invalid",
                params={"least": self.min_value, "most": self.max_value},
            ) from None
        return number


def _plain(amount: int) -> str:
    """Without groups and needless zeros, as people write it."""
    text = f"{Decimal(amount).scaleb(-INK_DECIMALS):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", get_format("DECIMAL_SEPARATOR"))
