"""The time zones that people can choose: those of a place, and UTC."""

from typing import Final
from zoneinfo import available_timezones

_REGIONS: Final = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic")
_MORE_REGIONS: Final = ("Australia", "Europe", "Indian", "Pacific")

#: UTC first, which is everybody's until another is known, then by name.
ZONES: Final = (
    "UTC",
    *(name for name in sorted(available_timezones()) if name.startswith(_REGIONS + _MORE_REGIONS)),
)


def zone_or_none(typed: str) -> str:
    """The zone of that name if it can be chosen, else ""."""
    return typed if typed in ZONES else ""


def shown_zone(name: str) -> str:
    """A zone's name as people read it."""
    return name.replace("_", " ")
