"""What other rules would change, figure by figure, in the words of the page of rules."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from frontend.pages.rulebook import rules
from frontend.phrases import date_and_hour
from frontend.shown.rounds import Change
from moderation.services.proposing import WAITS
from rewards.active import coming, name_at
from rewards.rules import load
from rewards.services.adopting import starts_at

NONE: Final = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class NewRules:
    """A rule set that could come into force: from when, and what it changes."""

    name: str
    held: str
    starts: str
    changes: list[Change]


def new_rules(name: str, *, now: datetime) -> NewRules:
    """What a rule set would change if it were signed now. At most one query."""
    held = name_at(now)
    return NewRules(
        name=name,
        held=held,
        starts=date_and_hour(starts_at(now + WAITS, rules=load(held))),
        changes=changes(held, name),
    )


def planned(now: datetime) -> tuple[str, str] | None:
    """The rules that were adopted and have not started, and when they do. One query."""
    found = coming(now)
    return None if found is None else (found[1], date_and_hour(found[0]))


def changes(held: str, name: str) -> list[Change]:
    """Every figure in which two rule sets differ. RulesError as `rules`."""
    before, after = _figures(held), _figures(name)
    return [
        Change(*place, before.get(place, NONE), after.get(place, NONE))
        for place in dict.fromkeys((*before, *after))
        if before.get(place) != after.get(place)
    ]


def _figures(name: str) -> dict[tuple[str, str], str]:
    return {
        (part.title, fact.label): fact.value for part in rules(name).parts for fact in part.facts
    }
