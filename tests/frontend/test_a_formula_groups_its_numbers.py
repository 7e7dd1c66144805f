"""One page writes all its large numbers alike."""

import re

import pytest
from django.test import Client

from tests.frontend.world import World


@pytest.mark.parametrize(
    ("place", "seconds"), [("/hot", "10\u202f000"), ("/trending", "240\u202f000")]
)
def test_the_formula_of_a_list(world: World, place: str, seconds: str) -> None:
    page = Client().get(place).text
    formula = page[page.index("log₁₀") :][:120]
    assert "votes ÷ 10\u202f000\u202f000" in formula
    assert f"published ÷ {seconds}" in formula
    assert not re.search(r"\d,\d{3}", formula)
