"""Countries are named by the codes of ISO 3166-1, and what is none is nowhere."""

import pytest

from articles.countries import COUNTRIES, codes_in, country_of, unknown_among


def test_they_are_those_that_the_standard_assigns() -> None:
    # ISO 3166-1:2020 with what its maintenance agency changed until 2026 assigns 249 codes.
    assert len(COUNTRIES) == 249
    assert {"SE", "NO", "AX", "GB", "US", "TW", "PS"} <= COUNTRIES
    # Reserved or free for private use, and so of no country.
    assert not {"UK", "EU", "XK", "XX", "AA", "ZZ", "AN", "SU"} & COUNTRIES


@pytest.mark.parametrize("said", ["SE", "se", " SE "])
def test_a_header_names_one_in_capitals_or_not(said: str) -> None:
    assert country_of(said) == "SE"


@pytest.mark.parametrize(
    "said", ["", "XX", "T1", "SWE", "S", "Sweden", "SE, NO", "ſe", "S\u0415", "SE\x00", "--"]
)
def test_what_names_none_is_nowhere(said: str) -> None:
    assert country_of(said) == ""


def test_a_typed_list_takes_what_people_put_between_codes() -> None:
    assert codes_in("se, NO;dk\n se") == ["DK", "NO", "SE"]
    assert codes_in(" , ;") == []
    assert unknown_among(["NO", "SWE", "UK"]) == ["SWE", "UK"]
