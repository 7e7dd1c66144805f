"""The payout cycle: frozen, planned, posting, closed, each step one transaction.

Whoever calls carries the open cycle on from wherever it stands, or begins the next one that is
due. Nothing is kept in memory that the next step could not read again, so a process may die
anywhere. An advisory lock of the session keeps two callers from doing the same work; should it be
lost, each step still locks the cycle's row and looks at its state first.
"""

from datetime import datetime

from rewards.models import Cycle
from rewards.rules import RuleSet
from rewards.rules import load as load_rules
from rewards.services.ahead import reading_ahead
from rewards.services.freezing import freeze
from rewards.services.posting import close, cut, load, post_next
from rewards.services.turns import turn


def run_cycle(now: datetime, *, rules: RuleSet) -> Cycle | None:
    """Finish the open cycle, or run the next one that is due at `now`.

    None when nothing is due or somebody else is at it. After an outage several are due: call again
    until None. `rules` are those in force, see `freeze`; an open cycle is finished under the rules
    it was frozen with. NoFund before genesis.
    """
    with turn() as ours:
        if not ours:
            return None
        cycle = Cycle.objects.exclude(state=Cycle.State.CLOSED).first()
        if cycle is None:
            cycle = freeze(now, rules=rules)
        if cycle is None or cycle.state == Cycle.State.CLOSED:
            return cycle
        return _finish(cycle, now=now, rules=rules)


def _finish(cycle: Cycle, *, now: datetime, rules: RuleSet) -> Cycle:
    frozen = load(cycle, rules=rules if rules.name == cycle.rules else load_rules(cycle.rules))
    cut(frozen)
    with reading_ahead(frozen) as read:
        while post_next(frozen, read=read, now=now):
            pass
    return close(frozen, now=now)
