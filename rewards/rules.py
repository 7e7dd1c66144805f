"""Rule sets: every number a payout depends on, as frozen data read from `rewards/rulesets/*.json`.

A rule set is never edited once something was paid by it; a change is a new name. The eras of Steem
and Hive are rule sets too, which is how the plan is checked against the real chains.
"""

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from curation.rules import VoteRules
from ledger.stake import StakeRules
from rewards.emission import EmissionRules
from rewards.shares import PayoutRules

RULESETS = Path(__file__).parent / "rulesets"


class RulesError(ValueError):
    """There is no such rule set, or it is not well formed; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Older:
    """The vote rules that works keep which were created before some time (unix seconds)."""

    created_before: int
    vote: VoteRules


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One era's rules, a section for each part of the engine."""

    name: str
    stake: StakeRules
    vote: VoteRules
    older: Older | None
    emission: EmissionRules
    payout: PayoutRules

    def vote_rules(self, *, created: int) -> VoteRules:
        """The rules of votes on a work that was created then (unix seconds)."""
        if self.older is not None and created < self.older.created_before:
            return self.older.vote
        return self.vote


def names() -> list[str]:
    """The names `load` knows, in order."""
    return sorted(path.stem for path in RULESETS.glob("*.json"))


@cache
def load(name: str) -> RuleSet:
    """The rule set of that name; RulesError if there is none."""
    if name not in names():
        raise RulesError(f"There is no rule set {name!r}; there are {', '.join(names())}.")
    return parse(json.loads((RULESETS / f"{name}.json").read_text(encoding="utf-8")))


def vote_rules_of(name: str, *, opened_at: datetime) -> VoteRules:
    """The rules of votes on a work that was opened then under the rule set of that name."""
    return load(name).vote_rules(created=int(opened_at.timestamp() // 1))


def parse(value: object) -> RuleSet:
    """A rule set from its JSON form: exactly the fields of the dataclasses, ints where ints are
    meant.
    """
    result = _read(RuleSet, value, "rules")
    assert isinstance(result, RuleSet)
    return result


def initial_recent_claims(total_vests: int, *, rules: RuleSet) -> int:
    """What all stake makes in claims while claims fade once, voting at full power all the time
    (micro-VESTS, floor).

    Voting mana is wholly regenerated once every `regeneration_seconds`, so in that time stake
    makes its own amount.
    """
    return total_vests * rules.payout.claims_decay_seconds // rules.vote.regeneration_seconds


def _read(kind: Any, value: object, place: str) -> object:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        if value is None and NoneType in arguments:
            return None
        return _read(next(each for each in arguments if each is not NoneType), value, place)
    if origin is tuple:
        return _tuple(arguments, value, place)
    if is_dataclass(kind):
        return _dataclass(kind, value, place)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind, value, place)
    if kind is int and type(value) is int and value < 0:
        raise RulesError(f"{place} is negative.")
    if type(value) is not kind:
        raise RulesError(
            f"{place} is not {'a whole number' if kind is int else f'a {kind.__name__}'}."
        )
    return value


def _dataclass(kind: Any, value: object, place: str) -> object:
    if not isinstance(value, dict):
        raise RulesError(f"{place} is not an object.")
    hints = get_type_hints(kind)
    known = [field.name for field in fields(kind)]
    if missing := [name for name in known if name not in value]:
        raise RulesError(f"{place} lacks {', '.join(missing)}.")
    if unknown := sorted(str(name) for name in value if name not in known):
        raise RulesError(f"{place} has unknown entries: {', '.join(unknown)}.")
    try:
        return kind(**{name: _read(hints[name], value[name], f"{place}.{name}") for name in known})
    except RulesError:
        raise
    except ValueError as error:
        raise RulesError(f"{place}: {error}") from None


def _tuple(arguments: tuple[Any, ...], value: object, place: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise RulesError(f"{place} is not a list.")
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        kinds = [arguments[0]] * len(value)
    else:
        kinds = list(arguments)
    if len(kinds) != len(value):
        raise RulesError(f"{place} has not {len(kinds)} entries.")
    return tuple(
        _read(kind, each, f"{place}[{row}]")
        for row, (kind, each) in enumerate(zip(kinds, value, strict=True))
    )


def _member(kind: type[Enum], value: object, place: str) -> Enum:
    if isinstance(value, str):
        try:
            return kind(value)
        except ValueError:
            pass
    choices = ", ".join(str(each.value) for each in kind)
    raise RulesError(f"{place} is none of {choices}.")
