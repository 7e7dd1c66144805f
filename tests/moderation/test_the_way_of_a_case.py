"""A case goes one way, and is never open again."""

from itertools import product

from moderation.process import NEXT, State, may_become, may_hear


def test_only_these_steps_are_made() -> None:
    steps = {
        (before, after)
        for before, after in product(State, repeat=2)
        if may_become(before, target=after)
    }
    assert steps == {
        (State.OPEN, State.DECIDED),
        (State.OPEN, State.CLOSED),
        (State.DECIDED, State.APPEALED),
        (State.DECIDED, State.CLOSED),
        (State.APPEALED, State.CLOSED),
    }
    assert set(NEXT) == set(State)


def test_an_appeal_is_heard_by_a_third() -> None:
    heard = [may_hear(each, opened_by=4, decided_by=1, author=2) for each in (1, 2, 3, 4)]
    assert heard == [False, False, True, False]
    assert may_hear(3, opened_by=None, decided_by=None, author=None)
