"""A page shows whole branches in the reader's order, folded where they are long or deep."""

import pytest

from articles.branches import BRANCH, DEEPEST, Branch, Leaf, Order, part
from articles.threads import path_of


def leaf(number: int, *above: int, strength: int = 0, votes: int = 0) -> Leaf:
    path = ""
    for each in (*above, number):
        path = path_of(each, parent=path)
    return Leaf(path, number, strength, votes)


def told(branch: Branch) -> object:
    """The branch as nested numbers."""
    return (branch.number, [told(answer) for answer in branch.answers], branch.folded)


LEAVES = [
    leaf(1, strength=5, votes=1),
    leaf(2, 1),
    leaf(3, 1, strength=9, votes=2),
    leaf(4, strength=7, votes=9),
    leaf(5),
]


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (Order.REWARD, [4, 1, 3, 2, 5]),
        (Order.VOTES, [4, 1, 3, 2, 5]),
        (Order.NEWEST, [5, 4, 1, 3, 2]),
        (Order.OLDEST, [1, 2, 3, 4, 5]),
    ],
)
def test_an_answer_stays_under_what_it_answers(order: Order, numbers: list[int]) -> None:
    def walk(branch: Branch) -> list[int]:
        return [branch.number, *(n for answer in branch.answers for n in walk(answer))]

    shown = part(LEAVES, order=order, limit=99)
    assert [n for branch in shown.branches for n in walk(branch)] == numbers
    assert shown.after == ""


def test_the_next_part_goes_on_behind_the_last_branch() -> None:
    first = part(LEAVES, order=Order.OLDEST, limit=3)
    rest = part(LEAVES, order=Order.OLDEST, limit=3, after=first.after)
    assert [each.number for each in first.branches] == [1]
    assert [each.number for each in rest.branches] == [4, 5]
    assert rest.after == ""


def test_a_branch_for_which_there_is_no_room_waits_for_the_next_part() -> None:
    first = part(LEAVES, order=Order.NEWEST, limit=4)
    rest = part(LEAVES, order=Order.NEWEST, limit=2, after=first.after)
    assert [each.number for each in first.branches] == [5, 4]
    # Alone it is shown even where it has more than there is room for.
    assert [told(each) for each in rest.branches] == [(1, [(3, [], 0), (2, [], 0)], 0)]


def test_a_long_branch_is_folded_and_counted() -> None:
    leaves = [leaf(1), *(leaf(number, 1) for number in range(2, 50))]
    [branch] = part(leaves, order=Order.OLDEST, limit=30).branches
    assert len(branch.answers) == BRANCH - 1
    assert branch.folded == 48 - (BRANCH - 1)


def test_a_deep_branch_is_folded_where_it_is_too_deep() -> None:
    leaves = [leaf(number, *range(1, number)) for number in range(1, 11)]
    [branch] = part(leaves, order=Order.OLDEST, limit=30).branches
    depth = 1
    while branch.answers:
        [branch], depth = branch.answers, depth + 1
    assert (depth, branch.folded) == (DEEPEST, 10 - DEEPEST)


def test_a_branch_is_read_from_its_own_root() -> None:
    below = [each for each in LEAVES if each.path.startswith(path_of(1)) and each.number != 1]
    shown = part(below, root=path_of(1), order=Order.REWARD, limit=9)
    assert [told(branch) for branch in shown.branches] == [(3, [], 0), (2, [], 0)]
