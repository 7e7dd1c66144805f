"""Bringing other rules into force, after a notice."""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from ledger.services.roles import as_sealer
from rewards.active import coming, forget, name_at
from rewards.errors import RulesRefused
from rewards.models import Adoption
from rewards.rules import RuleSet, load, names

#: Every process knows of other rules long before they start.
LEAST_NOTICE: Final = timedelta(hours=1)
#: The eras of other chains are for checking the arithmetic, not for a site to run on.
_OURS: Final = "inkwell-"
#: Days as minutes: for a demonstration alone, which began with it.
_DEMO: Final = "inkwell-demo"


def adoptable(now: datetime) -> list[str]:
    """Names of the rule sets that could come into force, without the one that holds."""
    held = name_at(now)
    demo = settings.INKWELL_RULE_SET == _DEMO
    ours = [name for name in names() if name.startswith(_OURS) and (demo or name != _DEMO)]
    return [name for name in ours if name != held]


def starts_at(now: datetime, *, rules: RuleSet) -> datetime:
    """When rules that are adopted now would start: after a whole window of those in force, so that
    every text that is open was opened knowing no others, with the payout round that follows.
    """
    notice = max(LEAST_NOTICE, timedelta(seconds=rules.payout.window_seconds))
    every, earliest = rules.payout.cycle_seconds, int((now + notice).timestamp())
    return datetime.fromtimestamp((earliest // every + 1) * every, UTC)


def require_adoptable(name: str, *, now: datetime) -> None:
    """RulesRefused where these rules cannot be adopted now. One query."""
    if name not in adoptable(now):
        raise RulesRefused("These rules cannot come into force: choose another set.")
    planned = coming(now)
    if planned is not None:
        raise RulesRefused(
            "Other rules come into force on %(time)s: wait until then.", time=planned[0]
        )


@transaction.atomic
def adopt(name: str, *, now: datetime) -> Adoption:
    """Bring a rule set into force at `starts_at`; for logins that serve the system.

    RulesRefused as by `require_adoptable`. Works that are open keep the rules they have.
    """
    require_adoptable(name, now=now)
    begin = starts_at(now, rules=load(name_at(now)))
    with as_sealer():
        made = Adoption.objects.create(rules=name, adopted_at=now, starts_at=begin)
    transaction.on_commit(forget)
    return made
