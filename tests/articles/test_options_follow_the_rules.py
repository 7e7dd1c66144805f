"""Reward options."""

import pytest

from articles.errors import OptionsRefused
from articles.options import DEFAULT, Options, Share, check_options


def test_the_defaults_are_allowed() -> None:
    assert check_options(DEFAULT) == DEFAULT


def test_co_authors_are_put_in_order() -> None:
    shares = (Share("zoe", 1_000), Share("adam", 9_000))
    assert check_options(Options(beneficiaries=shares)).beneficiaries == shares[::-1]


@pytest.mark.parametrize(
    "options",
    [
        Options(liquid_bp=10_001),
        Options(liquid_bp=-1),
        Options(max_payout=-1),
        Options(beneficiaries=tuple(Share(f"name{n}", 1) for n in range(9))),
        Options(beneficiaries=(Share("adam", 1), Share("adam", 2))),
        Options(beneficiaries=(Share("adam", 0),)),
        Options(beneficiaries=(Share("adam", 6_000), Share("zoe", 4_001))),
    ],
)
def test_anything_else_is_refused_with_a_sentence(options: Options) -> None:
    with pytest.raises(OptionsRefused, match=r"\.$"):
        check_options(options)
