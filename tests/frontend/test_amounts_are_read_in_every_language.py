"""An amount is read as the reader's language writes it, exactly; a name with its @."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from frontend.forms.amounts import AmountField, Doubtful, TooFine, Unreadable, read_amount
from frontend.forms.choices import RewardFields
from frontend.forms.money import AmountForm, LendForm, SendForm
from frontend.forms.settings import ReadingForm
from frontend.phrases import ink
from ledger.assets import MAX_AMOUNT

READ = [
    ("2.5", ".", 2_500),
    ("2,5", ",", 2_500),
    ("2,5", ".", 2_500),
    ("2.5", ",", 2_500),
    ("12", ".", 12_000),
    (" 12.418 INK ", ".", 12_418),
    ("12.418\u00a0ink", ".", 12_418),
    ("0.001", ".", 1),
    ("0,125", ".", 125),
    ("1 000", ".", 1_000_000),
    ("1\u202f234\u202f567.5", ".", 1_234_567_500),
    ("1,234.5", ".", 1_234_500),
    ("1.234,5", ".", 1_234_500),
    ("1.234,5", ",", 1_234_500),
    ("1,234,567", ".", 1_234_567_000),
    ("1.234", ".", 1_234),
    ("1,234", ",", 1_234),
    ("007", ".", 7_000),
]
UNREADABLE = [
    *("1e3", "1E3", "NaN", "sNaN", "Infinity", "-Infinity", "inf", "0x10", "1_000", "--1", "-1"),
    *("+1", "1-", "1/2", "1..5", "1,,5", ".", ",", ".5", "5.", "1 00", "1 0000", "10 00.5"),
    *("1.234.5", "1,23,456", "1.234,567.8", "1,5,5", "twelve", "12 INK INK", "12 VESTS"),
    *("\u0661\u0662", "\uff11\uff12", "\u00b2", "1\u0660", "\u22125", "1'000", "1\n000"),
    "9" * 41,
]


@pytest.mark.parametrize(("written", "sign", "milli_ink"), READ)
def test_what_can_be_read_in_one_way_is_read(written: str, sign: str, milli_ink: int) -> None:
    assert read_amount(written, sign=sign) == milli_ink


@pytest.mark.parametrize("written", UNREADABLE)
@pytest.mark.parametrize("sign", [".", ","])
def test_nothing_else_is_taken_for_an_amount(written: str, sign: str) -> None:
    with pytest.raises(Unreadable):
        read_amount(written, sign=sign)


@pytest.mark.parametrize(("written", "sign"), [("1,000", "."), ("12.345", ","), ("999,999", ".")])
def test_what_can_be_read_in_two_ways_is_asked_for_again(written: str, sign: str) -> None:
    with pytest.raises(Doubtful):
        read_amount(written, sign=sign)


@pytest.mark.parametrize("written", ["1.2345", "1,2345", "0.0001", "1,000.0005"])
def test_nothing_is_rounded(written: str) -> None:
    with pytest.raises(TooFine):
        read_amount(written, sign=".")


@given(
    amount=st.integers(min_value=1, max_value=MAX_AMOUNT), language=st.sampled_from(["en", "sv"])
)
def test_every_amount_that_a_page_writes_is_read_as_that(amount: int, language: str) -> None:
    with override(language):
        assert AmountField().clean(ink(amount)) == amount
        assert AmountField().clean(AmountField().prepare_value(amount)) == amount


@given(written=st.text(max_size=50))
def test_no_text_is_more_than_refused(written: str) -> None:
    try:
        amount = AmountField(required=False).clean(written)
    except ValidationError as refusal:
        assert refusal.messages[0].endswith(".")
    else:
        assert amount is None or 1 <= amount <= MAX_AMOUNT


@pytest.mark.parametrize(
    ("language", "written", "words"),
    [
        ("en", "1e3", "1e3 is not an amount. Write it in digits, as in 12.5."),
        ("sv", "1e3", "1e3 \u00e4r inget belopp. Skriv det med siffror, som 12,5."),
        ("en", "1,000", "1,000 can mean two amounts. Write 1000 or 1.000."),
        ("sv", "1.000", "1.000 kan betyda tv\u00e5 belopp. Skriv 1000 eller 1,000."),
        ("en", "0", "The least is 0.001 INK. Write it as in 12.5."),
        ("en", "", "Write how much, as in 12.5."),
        ("en", "99999999999999999", "The most is 9\u202f007\u202f199\u202f254\u202f740.991 INK."),
    ],
)
def test_a_refusal_says_what_to_write(language: str, written: str, words: str) -> None:
    with override(language):
        form = AmountForm({"amount": written})
        assert words in form.errors["amount"][0]


@pytest.mark.parametrize("form", [SendForm, LendForm, AmountForm])
@pytest.mark.parametrize(("language", "written"), [("en", "2.5"), ("sv", "2,5")])
def test_an_amount_has_the_sign_of_its_language(
    form: type[AmountForm], language: str, written: str
) -> None:
    with override(language):
        filled = form({"amount": written})
        filled.is_valid()
        assert filled.milli_ink() == 2_500


@pytest.mark.parametrize(("language", "written"), [("en", "2.5"), ("sv", "2,5")])
def test_so_has_the_most_that_a_text_takes(language: str, written: str) -> None:
    with override(language):
        filled = RewardFields({"cap": written})
        filled.is_valid()
        assert filled.cleaned_data["cap"] == 2_500


def test_the_longest_name_has_room_for_its_sign() -> None:
    filled = SendForm({"to": "@sixteen-letters1"})
    filled.is_valid()
    assert "to" not in filled.errors


@pytest.mark.parametrize(
    "written", ["", "0", "101", "1e1", "5.5", "\u0665", "five", "-1", "9" * 400]
)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_whole_number_is_asked_for_with_its_bounds(written: str, language: str) -> None:
    words = {
        "en": "Write a whole number from 1 to 100, in digits.",
        "sv": "Skriv ett heltal fr\u00e5n 1 till 100, med siffror.",
    }
    with override(language):
        form = ReadingForm({"usual_percent": written})
        assert form.errors["usual_percent"] == [words[language]]
