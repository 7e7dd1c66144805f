"""The country that a request comes from, as far as it matters for what is shown.

It matters only where a decision withholds something there. A process that answers nobody, as a
job or a letter, is nowhere: nothing is withheld from it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_HERE: Final = ContextVar("country_of_the_reader", default="")


@contextmanager
def reading_in(country: str) -> Iterator[None]:
    """Within the block the reader is in this country: two capital letters by ISO 3166-1, or "" for
    one that is not known or in which nothing is withheld.
    """
    token = _HERE.set(country)
    try:
        yield
    finally:
        _HERE.reset(token)


def here() -> str:
    """The country in which something is withheld from who asks; "" for none."""
    return _HERE.get()
