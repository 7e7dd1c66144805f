"""Two texts side by side: what both have is marked, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from moderation.passages import MOST, side_by_side

TEXT = st.text(alphabet="ab \n.é", max_size=200)


def marked(one: str, other: str) -> list[str]:
    return [it.words for it in side_by_side(one, other)[0] if it.shared]


def test_a_run_of_five_words_is_found_in_any_case_and_dress() -> None:
    one = "Before. The beans do *not* want sun, she said. After."
    assert marked(one, "THE BEANS — do not want: sun!") == ["The beans do *not* want sun,"]


def test_four_words_are_no_passage() -> None:
    assert marked("The beans do not climb", "the beans do not sink") == []


def test_both_sides_are_marked() -> None:
    shared = "five words in a row"
    first, second = side_by_side(f"{shared} here", f"there {shared}")
    assert [(it.words.strip(), it.shared) for it in first] == [(shared, True), ("here", False)]
    assert [(it.words.strip(), it.shared) for it in second] == [("there", False), (shared, True)]


@given(TEXT, TEXT)
def test_joined_again_each_is_what_it_was(one: str, other: str) -> None:
    first, second = side_by_side(one, other)
    assert "".join(it.words for it in first) == one
    assert "".join(it.words for it in second) == other


def test_a_very_long_text_is_compared_up_to_a_bound() -> None:
    first, _ = side_by_side("a b c d e " * MOST, "a b c d e")
    assert sum(len(it.words) for it in first) == MOST
