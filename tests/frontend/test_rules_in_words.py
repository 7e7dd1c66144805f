"""Every rule set is shown in words: no name of a field, no code word, in both languages."""

import re
from pathlib import Path

import pytest
from django.test import Client

import rewards.rules

NAMES = sorted(
    each.stem for each in (Path(rewards.rules.__file__).parent / "rulesets").glob("*.json")
)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("name", NAMES)
def test_a_rule_set_is_told_in_words(name: str, language: str) -> None:
    page = Client().get(f"/rules/{name}", headers={"Accept-Language": language}).text
    figures = re.findall(r"<d[td][^>]*>([^<]*)</d[td]>", page)
    assert len(figures) > 60
    assert not [each for each in figures if re.search(r"_|\(|\[|'", each) and "'s" not in each]
    assert not [each for each in figures if each in ("mana", "linear", "overpaid")]


@pytest.mark.usefixtures("db")
def test_the_figures_are_those_of_the_file() -> None:
    page = Client().get("/rules/inkwell-1").text
    for words in ("up to 1 day the whole; up to 3 days 1/2", "50\u00a0%", "12 hours", "7 days"):
        assert words in page
