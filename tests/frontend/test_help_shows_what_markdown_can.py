"""Who writes is told of formulas, footnotes and cards, and what is shown as an example works."""

import re
from html import unescape

import pytest
from django.test import Client

from articles.markup import render
from articles.markup.embeds import HOSTS, embed_of
from tests.frontend.world import World, trusted


@pytest.mark.parametrize(("language", "last"), [("en", "or"), ("sv", "eller")])
def test_the_help_and_the_desk_name_every_host_in_the_code(
    language: str, last: str, world: World
) -> None:
    names = f"{', '.join(HOSTS[:-1])} {last} {HOSTS[-1]}"
    client = trusted(world.author)
    client.cookies["django_language"] = language
    for address in ("/help/writing", "/write"):
        assert names in client.get(address).content.decode(), address
    assert HOSTS[0] == "YouTube"
    assert embed_of("https://youtu.be/dQw4w9WgXcQ") is not None


def test_the_examples_become_what_the_help_says(db: None) -> None:
    page = Client().get("/help/writing").content.decode()
    shown = [unescape(code) for code in re.findall(r"<code>([^<]*)</code>", page)]
    formulas = [code for code in shown if code.startswith("$")]
    assert len(formulas) == 2
    assert [render(code).html.count("<math") for code in formulas] == [1, 1]
    assert 'class="maths"' in render(formulas[1]).html
    mark, note = (code for code in shown if code.startswith("[^1]"))
    assert 'class="footnotes"' in render(f"A word{mark}.\n\n{note}").html
