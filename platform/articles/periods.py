"""When a digest is due. Pure: the time is an argument.

A period has a name, so that two clocks that ask about it agree: a day as 2026-11-25, a week as
2026-W48. It begins at six in the morning (UTC), on a Monday for a week.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

SPANS: Final = {"daily": timedelta(days=1), "weekly": timedelta(days=7)}
_MORNING: Final = timedelta(hours=6)


def period_of(digest: str, *, now: datetime) -> str:
    """The name of the period that `now` lies in, for a daily or a weekly digest."""
    day = (now.astimezone(UTC) - _MORNING).date()
    if digest == "daily":
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
