"""Numbers and times in the reader's words.

Everything a template shows more than once is made here in Python, once, because Django's
localising filters are the dearest part of a list page. Amounts are exact: integers in, digits
out, no float.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple

from django.utils.formats import date_format, get_format
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import get_language, gettext, ngettext

#: Decimals of INK amounts (milli-INK, and nano-INK where parts of it count), and of VESTS amounts
#: (micro-VESTS).
INK_DECIMALS: Final = 3
NANO_DECIMALS: Final = 9
VESTS_DECIMALS: Final = 6
#: A narrow no-break space between groups of three digits, as both languages read it.
GROUP: Final = "\u202f"
#: Whether who asks wants to see no sums of money; said once for each request.
_HIDDEN: Final = ContextVar("hidden_sums", default=False)


@contextmanager
def sums(*, hidden: bool) -> Iterator[None]:
    """Within the block no amount is written out, or every one is."""
    token = _HIDDEN.set(hidden)
    try:
        yield
    finally:
        _HIDDEN.reset(token)


def sums_are_hidden() -> bool:
    """Whether amounts are left out now; who builds a page leaves out what is only an amount."""
    return _HIDDEN.get()


class Manner(NamedTuple):
    """All that words depend on beside what they say: whoever keeps them keeps them by this."""

    language: str | None
    zone: tzinfo
    sums_hidden: bool


def manner_now() -> Manner:
    """In which manner words are made at the moment."""
    return Manner(get_language(), get_current_timezone(), sums_are_hidden())


@dataclass(frozen=True, slots=True)
class When:
    """A moment in words near now, exactly for the hover text, and for machines."""

    words: str
    exact: str
    iso: str


def when(moment: datetime, *, now: datetime) -> When:
    """A past or future moment, told from ``now`` in the reader's time zone; both aware."""
    local = localtime(moment)
    exact = f"{_day(local.date(), get_language())}, {local:%H:%M:%S} {zone_at(local)}"
    return When(words=_words(local, localtime(now)), exact=exact, iso=moment.isoformat())


def zone_at(local: datetime) -> str:
    """The short name of a local moment's zone: UTC, CET; UTC+03 where it has none but a number."""
    name = local.tzname() or ""
    return f"UTC{name}" if name.startswith(("+", "-")) else name


@lru_cache(maxsize=1024)
def _day(day: date, language: str | None) -> str:
    """A day in the language that is active; the days of a list are few, and dear to write."""
    return date_format(day, "j F Y", use_l10n=True)


def _words(moment: datetime, now: datetime) -> str:
    age = now - moment
    if age < timedelta(seconds=60):
        return gettext("just now")
    if age < timedelta(days=7):
        return gettext("%(span)s ago") % {"span": span(age)}
    # The month's short name as each language writes it: `M` has a capital letter, `b` has none.
    pattern = gettext("j M") if moment.year == now.year else gettext("j M Y")
    return date_format(moment, pattern, use_l10n=True)


def date_and_hour(moment: datetime) -> str:
    """A moment to the minute in the reader's time zone, with its name."""
    local = localtime(moment)
    words = date_format(local, gettext("j M Y") + ", H:i", use_l10n=True)
    return f"{words} {zone_at(local)}"


def span(length: timedelta) -> str:
    """The largest whole unit of a length of time, and the next one where that is short."""
    seconds = max(0, int(length.total_seconds()))
    days, hours, minutes = seconds // 86_400, seconds % 86_400 // 3_600, seconds % 3_600 // 60
    if days:
        first = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
        return f"{first} {_hours(hours)}" if hours and days < 4 else first
    if hours:
        return _hours(hours)
    if minutes:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}


def _hours(hours: int) -> str:
    return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}


def number(value: int) -> str:
    """A whole number in groups of three."""
    return f"{value:,}".replace(",", GROUP)


def decimals(value: int, *, places: int) -> str:
    """``value`` counted in units of 10^-places, with all its decimals."""
    whole, part = divmod(abs(value), 10**places)
    sign = "\u2212" if value < 0 else ""
    return f"{sign}{number(whole)}{get_format('DECIMAL_SEPARATOR')}{part:0{places}d}"


def ink(amount: int) -> str:
    """An exact amount of milli-INK with its unit; a word for who wants to see no sums."""
    if sums_are_hidden():
        return gettext("hidden")
    return f"{decimals(amount, places=INK_DECIMALS)}\u00a0INK"


def exact_ink(nano: int) -> str:
    """An exact amount of nano-INK with its unit; a word for who wants to see no sums."""
    if sums_are_hidden():
        return gettext("hidden")
    return f"{decimals(nano, places=NANO_DECIMALS)}\u00a0INK"


def vests(amount: int) -> str:
    """An exact amount of micro-VESTS with its unit; a word for who wants to see no sums."""
    if sums_are_hidden():
        return gettext("hidden")
    return f"{decimals(amount, places=VESTS_DECIMALS)}\u00a0VESTS"


def about(amount: int, *, most: int | None = None) -> str:
    """An estimate of milli-INK: a range a tenth to each side, since it is no promise, but no
    further than to `most`.
    """
    if sums_are_hidden():
        return gettext("hidden")
    low, high = amount * 9 // 10, highest(amount)
    high = high if most is None else min(high, most)
    if amount <= 0:
        return gettext("nothing yet")
    return gettext("about %(low)s to %(high)s INK") % {"low": _short(low), "high": _short(high)}


def highest(amount: int) -> int:
    """Where the range of an estimate ends, if nothing ends it earlier; milli-INK."""
    return -(-amount * 11 // 10)


def _short(amount: int) -> str:
    """Three figures of milli-INK, rounded down: 0.021, 3.4, 128."""
    if amount >= 100_000:
        return number(amount // 1_000)
    places = 1 if amount >= 1_000 else 3
    return decimals(amount // 10 ** (INK_DECIMALS - places), places=places)


def percent(basis_points: int) -> str:
    """Basis points as per cent, with decimals only where there are some."""
    whole, part = divmod(basis_points, 100)
    fraction = f"{get_format('DECIMAL_SEPARATOR')}{part:02d}" if part else ""
    return f"{whole}{fraction}\u00a0%"


def version_words(version: int) -> str:
    """What a version of a text is called."""
    return gettext("version %(n)s") % {"n": number(version)}
