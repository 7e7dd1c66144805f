"""A cycle that fails at any of its statements is finished later with the same result."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from rewards.models import Cycle
from rewards.services import posting, run_cycle
from tests.rewards.services.state import outcome
from tests.rewards.services.world import CLOSES, World

NOW = CLOSES + timedelta(minutes=1)


class Failure(Exception):
    """The database went away, say."""


class Counter:
    """Counts statements, and fails the one with the number `fails_at`."""

    def __init__(self, fails_at: int = 0) -> None:
        self.fails_at = fails_at
        self.seen = 0

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        # Savepoints are how a rolled-back test stands in for transactions; they do not fail.
        if "SAVEPOINT" not in sql and "advisory" not in sql:
            self.seen += 1
            if self.seen == self.fails_at:
                raise Failure
        return execute(sql, params, many, context)


@contextmanager
def undone() -> Iterator[None]:
    """Run the block and take back what it did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_every_statement_may_fail(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "SHARD_ROWS", 20)
    counter = Counter()
    with undone():
        with connection.execute_wrapper(counter):
            run_cycle(NOW, rules=world.rules)
        expected = outcome()
        shards = Cycle.objects.get(works__gt=0).shards.count()
    assert shards > 2
    for number in range(1, counter.seen + 1):
        with undone():
            with connection.execute_wrapper(Counter(number)), pytest.raises(Failure):
                run_cycle(NOW, rules=world.rules)
            run_cycle(NOW, rules=world.rules)
            assert outcome() == expected, f"statement {number} of {counter.seen}"


def test_the_shards_do_not_matter(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for rows in (1, 7, 50, 10**6):
        monkeypatch.setattr(posting, "SHARD_ROWS", rows)
        with undone():
            run_cycle(NOW, rules=world.rules)
            found.append(outcome())
    assert all(each == found[0] for each in found)
