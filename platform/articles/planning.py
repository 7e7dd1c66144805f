"""When a planned text goes out: hours of a writer's own clock as moments. Pure.

Where clocks are put forward some hours do not exist: they are refused, because any guess would be
an hour off. Where clocks are put back an hour comes twice: the first one is meant.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from articles.errors import TextRefused

#: Nobody plans further ahead.
MOST_AHEAD: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour on a writer's own clock, without a zone, and the zone of that clock."""

    local: datetime
    zone: str

    def ahead(self, *, now: datetime) -> datetime:
        """Its moment in UTC; TextRefused where there is none, or it cannot be planned for."""
        return check_ahead(moment_of(self.local, zone=self.zone), now=now)


def moment_of(local: datetime, *, zone: str) -> datetime:
    """The moment of an hour without a zone on the clocks of `zone`, in UTC; or TextRefused."""
    there = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    moment = there.astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(fold=0):
        raise TextRefused(
            "%(hour)s does not exist on that day: clocks are put forward. Choose another hour.",
            hour=f"{local:%H:%M}",
        )
    return moment


def check_ahead(moment: datetime, *, now: datetime) -> datetime:
    """The moment, if it lies ahead and not too far; TextRefused else."""
    if moment <= now:
        raise TextRefused("The planned time has passed already: choose a later one.")
    if moment - now > MOST_AHEAD:
        raise TextRefused("A text can be planned for a year ahead at most.")
    return moment
