"""Headings of a text begin under the page's own and go down one level at a time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.markup import render
from articles.markup.outline import outlined


def levels(shown: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])", shown)]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("# One\n## Two", [2, 3]),
        ("## One\n### Two\n## Three", [2, 3, 2]),
        ("### One\n# Two\n### Three", [2, 2, 3]),
        ("# One\n#### Two\n## Three\n### Four", [2, 3, 3, 4]),
        ("<h4>One</h4>\n\n## Two\n\n<h6 title='<h2>'>Three</h6>", [2, 2, 3]),
        ("###### One\n\n> ## Quoted", [2, 2]),
    ],
)
def test_the_first_level_used_is_the_pages_second(typed: str, shown: list[int]) -> None:
    assert levels(render(typed).html) == shown


def test_a_comments_begin_one_lower() -> None:
    made = render("## One\n#### Two", heading_shift=2, place="c1-").html
    assert made == "<h3>One</h3>\n<h4>Two</h4>\n"


@given(st.lists(st.integers(1, 6), max_size=30), st.integers(2, 3))
def test_whatever_is_typed_no_step_down_is_larger_than_one(typed: list[int], first: int) -> None:
    html = "".join(f'<h{level} id="a>b"><em>Words</em></h{level}>' for level in typed)
    made = outlined(html, first=first)
    found = levels(made)
    steps = zip([first - 1, *found], found, strict=False)
    assert all(after - before <= 1 for before, after in steps)
    assert len(found) == len(typed)
    assert min(found, default=first) == first
    # Above, beside and below stay what they were between neighbours, as far as there are levels.
    for (one, two), (here, there) in zip(
        zip(typed, typed[1:], strict=False), zip(found, found[1:], strict=False), strict=True
    ):
        if two > one:
            assert there == min(here + 1, 6)
        else:
            assert there <= here
    assert outlined(made, first=first) == made
    assert re.findall(r"</h([1-6])>", made) == [str(level) for level in found]
