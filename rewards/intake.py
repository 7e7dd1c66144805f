"""Reading the public JSON form of a payout, strictly: whatever is not exactly right is refused in
one sentence.

Amounts are whole numbers; big ones may be (and are written) as strings of digits. Work ids are
either all numbers or all names, and so are accounts; names are numbered in their alphabetical
order. Times are ISO 8601, taken as UTC where they name no zone. Entries nobody asked for are left
alone.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from ledger.stake import SharePrice
from rewards.columns import BASIS, NANO, Beneficiary, Carries, Fund, Inputs
from rewards.history import Event, Story, columns
from rewards.rules import RuleSet, load, parse
from rewards.trace import canonical

WORD = 2**63
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LAST_DAY = (datetime(9999, 12, 31, tzinfo=UTC) - EPOCH).days
DIGITS = re.compile(r"-?(0|[1-9][0-9]{0,99})")

type Name = int | str


class IntakeError(ValueError):
    """The input is not in the promised form; the message says where and what."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The inputs of a plan and the way back from its numbers to the names of the input."""

    rules: RuleSet
    inputs: Inputs
    works: dict[int, Name]
    accounts: dict[int, Name]
    late: dict[int, list[int]]
    """Voters of each work who came at or after its cashout."""


def read(text: str) -> Intake:
    """Everything from one JSON document; IntakeError, or RulesError for the rules."""
    top = _object(_document(text), "The input")
    rules = _rules(top)
    works = [
        _object(each, f"works[{row}]") for row, each in enumerate(_list(top, "works", "The input"))
    ]
    carries = [_object(each, "carries") for each in _list(top, "carries", "The input", default=[])]
    work_numbers = _numbers([_name(each, "id", "A work") for each in works], "work ids")
    if len(work_numbers) != len(works):
        raise IntakeError("Two works have the same id.")
    account_numbers = _numbers(list(_accounts(works, carries)), "accounts")
    stories = [_story(each, work_numbers, account_numbers) for each in works]
    plain = all(
        name == number
        for table in (work_numbers, account_numbers)
        for name, number in table.items()
    )
    names = (
        b""
        if plain
        else hashlib.sha256(canonical([list(work_numbers), list(account_numbers)])).digest()
    )
    column, votes, late = columns(stories, rules=rules)
    return Intake(
        rules=rules,
        inputs=Inputs(
            works=column,
            votes=votes,
            fund=_fund(top),
            time=_time(top, "time", "The input") // 1_000_000,
            carries=_carries(carries, account_numbers),
            price=_price(top),
            debt_price=_debt_price(top),
            names=names,
        ),
        works={number: name for name, number in work_numbers.items()},
        accounts={number: name for name, number in account_numbers.items()},
        late=late,
    )


def _document(text: str) -> object:
    def refuse(constant: str) -> object:
        raise IntakeError(f"{constant} is not a whole number.")

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len(result := dict(pairs)) != len(pairs):
            raise IntakeError("An object names one entry twice.")
        return result

    try:
        document: object = json.loads(text, parse_constant=refuse, object_pairs_hook=once)
    except IntakeError:
        raise
    except RecursionError:
        raise IntakeError("The input is nested too deeply.") from None
    except ValueError as error:
        raise IntakeError(f"The input is not JSON: {error}.") from None
    return document


def _rules(top: dict[str, object]) -> RuleSet:
    value = _entry(top, "rules", "The input")
    return load(value) if isinstance(value, str) else parse(value)


def _story(work: dict[str, object], works: dict[Name, int], accounts: dict[Name, int]) -> Story:
    place = f"Work {_name(work, 'id', 'A work')}"
    created, cashout = _time(work, "created", place), _time(work, "cashout", place)
    if cashout < created:
        raise IntakeError(f"{place} is cashed out before it was created.")
    events = sorted(
        (
            _event(_object(each, f"{place}, a vote"), created, accounts, place)
            for each in _list(work, "votes", place)
        ),
        key=lambda event: (event.time, event.sequence),
    )
    if any(
        (left.time, left.sequence) == (right.time, right.sequence)
        for left, right in pairwise(events)
    ):
        raise IntakeError(f"{place} has two votes with the same time and seq.")
    liquid = _integer(work, "liquid_percent", place, most=BASIS)
    most = _entry(work, "max_payout", place)
    return Story(
        id=works[_name(work, "id", "A work")],
        author=accounts[_name(work, "author", place)],
        created=created,
        cashout=cashout,
        max_payout=None if most is None else _integer(work, "max_payout", place),
        liquid_bp=liquid,
        curation=_boolean(work, "curation", place),
        beneficiaries=_beneficiaries(work, accounts, place),
        events=events,
    )


def _event(vote: dict[str, object], created: int, accounts: dict[Name, int], place: str) -> Event:
    time = _time(vote, "time", f"{place}, a vote")
    if time < created:
        raise IntakeError(f"{place} has a vote from before it was created.")
    return Event(
        voter=accounts[_name(vote, "voter", place)],
        rshares=_integer(vote, "rshares", f"{place}, a vote", least=1 - WORD),
        time=time,
        sequence=_integer(vote, "seq", f"{place}, a vote"),
    )


def _beneficiaries(
    work: dict[str, object], accounts: dict[Name, int], place: str
) -> tuple[Beneficiary, ...]:
    rows = [
        _object(each, f"{place}, a beneficiary") for each in _list(work, "beneficiaries", place)
    ]
    result = tuple(
        Beneficiary(
            wallet=accounts[_name(row, "account", place)],
            weight_bp=_integer(row, "weight", f"{place}, a beneficiary", least=1, most=BASIS),
            host="host" in row and _boolean(row, "host", f"{place}, a beneficiary"),
        )
        for row in rows
    )
    if len({each.wallet for each in result}) != len(result):
        raise IntakeError(f"{place} names a beneficiary twice.")
    if sum(each.host for each in result) > 1:
        raise IntakeError(f"{place} has two hosts.")
    if sum(each.weight_bp for each in result) > BASIS:
        raise IntakeError(f"{place} gives its beneficiaries more than {BASIS} basis points.")
    return result


def _fund(top: dict[str, object]) -> Fund:
    fund = _object(_entry(top, "fund", "The input"), "fund")
    return Fund(
        balance=_integer(fund, "balance", "fund"),
        recent_claims=_integer(fund, "recent_claims", "fund", most=10**100),
        updated=_time(fund, "updated", "fund") // 1_000_000,
    )


def _carries(rows: list[dict[str, object]], accounts: dict[Name, int]) -> Carries:
    result = {
        accounts[_name(row, "account", "carries")]: _integer(row, "nano", "carries", most=NANO - 1)
        for row in rows
    }
    if len(result) != len(rows):
        raise IntakeError("An account has two carries.")
    return Carries.of(result)


def _price(top: dict[str, object]) -> SharePrice | None:
    if "vesting" not in top:
        return None
    pool = _object(top["vesting"], "vesting")
    return SharePrice(
        fund_ink=_integer(pool, "fund", "vesting", least=1),
        shares_vests=_integer(pool, "shares", "vesting", least=1),
    )


def _debt_price(top: dict[str, object]) -> tuple[int, int] | None:
    if "debt_price" not in top:
        return None
    price = _object(top["debt_price"], "debt_price")
    return (
        _integer(price, "debt", "debt_price", least=1),
        _integer(price, "liquid", "debt_price", least=1),
    )


def _accounts(works: list[dict[str, object]], carries: list[dict[str, object]]) -> Iterable[Name]:
    for work in works:
        yield _name(work, "author", "A work")
        for row in _list(work, "beneficiaries", "A work"):
            yield _name(_object(row, "A beneficiary"), "account", "A beneficiary")
        for row in _list(work, "votes", "A work"):
            yield _name(_object(row, "A vote"), "voter", "A vote")
    for carry in carries:
        yield _name(carry, "account", "carries")


def _numbers(names: list[Name], what: str) -> dict[Name, int]:
    """Numbers stand for themselves; names get their place in the alphabet, from 1."""
    numbers = sorted({name for name in names if isinstance(name, int)})
    words = sorted({name for name in names if isinstance(name, str)})
    if numbers and words:
        raise IntakeError(f"The {what} are partly numbers and partly names.")
    return {number: number for number in numbers} or {
        word: row for row, word in enumerate(words, start=1)
    }


def _name(holder: dict[str, object], key: str, place: str) -> Name:
    value = _entry(holder, key, place)
    if isinstance(value, str) and value and value.isprintable():
        return value
    if type(value) is int and 0 <= value < WORD:
        return value
    raise IntakeError(f"{place}: {key} is neither a whole number nor a name.")


def _integer(
    holder: dict[str, object], key: str, place: str, *, least: int = 0, most: int = WORD - 1
) -> int:
    value = _entry(holder, key, place)
    if isinstance(value, str) and DIGITS.fullmatch(value):
        value = int(value)
    if type(value) is not int:
        raise IntakeError(f"{place}: {key} is not a whole number.")
    if not least <= value <= most:
        raise IntakeError(f"{place}: {key} is outside {least}..{most}.")
    return value


def _boolean(holder: dict[str, object], key: str, place: str) -> bool:
    value = _entry(holder, key, place)
    if not isinstance(value, bool):
        raise IntakeError(f"{place}: {key} is neither true nor false.")
    return value


def _time(holder: dict[str, object], key: str, place: str) -> int:
    """Microseconds since 1970."""
    value = _entry(holder, key, place)
    try:
        if not isinstance(value, str):
            raise ValueError
        time = datetime.fromisoformat(value)
        since = (time if time.tzinfo else time.replace(tzinfo=UTC)) - EPOCH
    except (ValueError, OverflowError):
        raise IntakeError(f"{place}: {key} is not an ISO 8601 time.") from None
    if not 0 <= since.days < LAST_DAY:
        raise IntakeError(f"{place}: {key} is not between the years 1970 and 9999.")
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _object(value: object, place: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise IntakeError(f"{place} is not an object.")
    return value


def _list(
    holder: dict[str, object], key: str, place: str, *, default: list[object] | None = None
) -> list[object]:
    value = default if default is not None and key not in holder else _entry(holder, key, place)
    if not isinstance(value, list):
        raise IntakeError(f"{place}: {key} is not a list.")
    return value


def _entry(holder: dict[str, object], key: str, place: str) -> object:
    if key not in holder:
        raise IntakeError(f"{place} lacks {key}.")
    return holder[key]
