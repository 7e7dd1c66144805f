"""The graph of a text's life."""

from articles.states import NEXT, State, may_become, takes_replies


def test_every_state_has_its_place_in_the_graph() -> None:
    assert set(NEXT) == set(State)


def test_what_is_withdrawn_can_come_back_and_what_is_erased_cannot() -> None:
    assert may_become(State.WITHDRAWN, target=State.PUBLISHED)
    assert not any(may_become(State.ERASED, target=state) for state in State)


def test_nothing_becomes_absent_once_it_is_here() -> None:
    assert not any(may_become(state, target=State.ABSENT) for state in State)


def test_only_a_published_text_is_answered() -> None:
    assert [state for state in State if takes_replies(state)] == [State.PUBLISHED]
