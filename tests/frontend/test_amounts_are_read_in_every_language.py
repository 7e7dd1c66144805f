"""An amount may be written as the reader's language writes it, and a name with its @."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from frontend.forms.choices import RewardFields
from frontend.forms.money import AmountForm, LendForm, SendForm


@pytest.mark.parametrize("form", [SendForm, LendForm, AmountForm])
@pytest.mark.parametrize(("language", "written"), [("en", "2.5"), ("sv", "2,5")])
def test_an_amount_has_the_sign_of_its_language(
    form: type[AmountForm], language: str, written: str
) -> None:
    with override(language):
        filled = form({"amount": written})
        filled.is_valid()
        assert filled.cleaned_data["amount"] == Decimal("2.5")


@pytest.mark.parametrize(("language", "written"), [("en", "2.5"), ("sv", "2,5")])
def test_so_has_the_most_that_a_text_takes(language: str, written: str) -> None:
    with override(language):
        filled = RewardFields({"cap": written})
        filled.is_valid()
        assert filled.cleaned_data["cap"] == Decimal("2.5")


def test_the_longest_name_has_room_for_its_sign() -> None:
    filled = SendForm({"to": "@sixteen-letters1"})
    filled.is_valid()
    assert "to" not in filled.errors
