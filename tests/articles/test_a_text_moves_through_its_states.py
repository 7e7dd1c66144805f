"""The graph of a text's life."""

from articles.states import NEXT, State, may_become, takes_replies


def test_every_state_has_its_place_in_the_graph() -> None:
    assert set(NEXT) == set(State)


def test_what_is_removed_comes_back_or_is_erased_and_what_is_erased_stays_so() -> None:
    onward = {it for it in State if may_become(State.REMOVED, target=it)}
    assert onward == {State.PUBLISHED, State.ERASED}
    assert not any(may_become(State.ERASED, target=state) for state in State)


def test_nothing_becomes_absent_once_it_is_here() -> None:
    assert not any(may_become(state, target=State.ABSENT) for state in State)


def test_only_a_published_text_is_answered() -> None:
    assert [state for state in State if takes_replies(state)] == [State.PUBLISHED]
