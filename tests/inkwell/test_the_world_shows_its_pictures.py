"""Every drawing and formula that a text of the demo names is there."""

import pytest

from articles.markup import render
from articles.pictures import reencode
from inkwell.demo.drawings import REFERENCE, drawn
from inkwell.demo.story import Text, read_world


@pytest.mark.parametrize("text", read_world().texts, ids=lambda text: text.key)
def test_a_text_names_only_what_there_is(text: Text) -> None:
    for name in {*REFERENCE.findall(text.body), *filter(None, [text.cover])}:
        assert reencode(drawn(name)).width == 1_600
    made = render(text.body).html
    assert "<code>$" not in made
