"""Paths in a comment tree."""

import pytest

from articles.threads import depth_of, path_of


def test_answers_stand_behind_what_they_answer_older_first() -> None:
    first, second = path_of(1001), path_of(1002)
    answer, later = path_of(1003, parent=first), path_of(5000, parent=first)
    deep = path_of(1004, parent=answer)
    assert sorted([second, later, deep, first, answer]) == [first, answer, deep, later, second]


def test_depth_counts_the_steps() -> None:
    assert depth_of(path_of(7)) == 1
    assert depth_of(path_of(8, parent=path_of(7))) == 2


def test_numbers_order_as_numbers_however_long() -> None:
    numbers = [0, 9, 10, 35, 36, 1295, 1296, 10**9, 36**8 - 1]
    assert sorted(map(path_of, numbers)) == list(map(path_of, numbers))


def test_a_number_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        path_of(36**8)
