"""Which rule set is in force: what the installation began with, until others were adopted.

Other rules are adopted long before they start (`rewards.services.adopting`). So a process may go
by what it knew a minute ago: it learns of every change in time.
"""

from datetime import datetime
from time import monotonic

from django.conf import settings

from rewards.models import Adoption
from rewards.rules import RuleSet, load


class _Known:
    """What this process last read, and when: names by the moments from which they hold."""

    at = float("-inf")
    adopted: tuple[tuple[datetime, str], ...] = ()


def rules_at(now: datetime) -> RuleSet:
    """The rule set in force then. RulesError where none has its name. One query a minute."""
    return load(name_at(now))


def name_at(now: datetime) -> str:
    """The name of the rule set in force then. One query a minute."""
    first: str = settings.INKWELL_RULE_SET
    return next((name for starts, name in _adopted() if starts <= now), first)


def coming(now: datetime) -> tuple[datetime, str] | None:
    """From when which other rules hold, where some were adopted. One query."""
    found = Adoption.objects.filter(starts_at__gt=now).order_by("starts_at").first()
    return None if found is None else (found.starts_at, found.rules)


def forget() -> None:
    """Read anew when asked next."""
    _Known.at = float("-inf")


def _adopted() -> tuple[tuple[datetime, str], ...]:
    """The newest first."""
    every: int = settings.INKWELL_RULES_SECONDS
    if not every:
        return ()
    if monotonic() - _Known.at >= every:
        rows = Adoption.objects.order_by("-starts_at").values_list("starts_at", "rules")
        _Known.adopted, _Known.at = tuple(rows), monotonic()
    return _Known.adopted
