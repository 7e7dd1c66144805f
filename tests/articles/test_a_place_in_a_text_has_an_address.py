"""The part where a reader stopped has an id on the page, and nothing else changes."""

import re

import pytest

from articles.markup import marked, render

TEXT = render(
    "First.\n\n![a](/media/x.webp)\n\n# Head\n\n- one\n- two\n\n---\n\n| a |\n|---|\n| 1 |\n\n"
    "> said\n\nLast with <b>bold\nlines</b>."
).html


@pytest.mark.parametrize(
    ("part", "begins"),
    [
        (0, '<p id="go-on">First'),
        (2, '<h2 id="s-head"><span id="go-on"></span>Head'),
        (3, '<ul id="go-on">'),
        (4, '<hr id="go-on"'),
        (5, '<div id="go-on" class="scroll"'),
        (6, '<blockquote id="go-on">'),
        (7, '<p id="go-on">Last'),
    ],
)
def test_the_part_gets_the_id(part: int, begins: str) -> None:
    found = marked(TEXT, part)
    assert begins in found
    plain = re.sub(r'<span id="go-on"></span>| id="go-on"', "", found)
    assert plain == TEXT


@pytest.mark.parametrize("part", [8, 100])
def test_a_text_that_became_shorter_stays_as_it_is(part: int) -> None:
    assert marked(TEXT, part) == TEXT
