"""A round over rows of different people: what fails for one keeps nobody else waiting."""

import logging
from collections.abc import Callable, Iterable

_log = logging.getLogger(__name__)


def one_by_one[Row](rows: Iterable[Row], do: Callable[[Row], int]) -> int:
    """Do it to each row, in a transaction of its own if it writes; the sum of what it returns.

    A row that fails counts nothing and is logged with all that a developer needs; whether the
    next round takes it up again is for what failed to say.
    """
    done = 0
    for row in rows:
        try:
            done += do(row)
        except Exception:
            _log.exception("A round went on without %r", row)
    return done
