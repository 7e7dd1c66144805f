"""What the layers below refuse is told in the reader's language; programs see a lasting code."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from django.utils.translation import override

import accounts.errors
import accounts.names
import articles.errors
import communities.errors
import curation.errors
import moderation.errors
import rewards.errors
from curation.errors import NotEnoughMana
from curation.power import Mana, spend_on_dispute, spend_on_vote
from curation.rules import VoteRules
from frontend.refusals import told
from ledger.assets import Amount, Asset
from ledger.errors import InsufficientFunds, KeyConflict, SameWallet, StakeNotAvailable
from ledger.refusal import Refusal

MODULES = (
    accounts.errors,
    accounts.names,
    articles.errors,
    communities.errors,
    curation.errors,
    moderation.errors,
    rewards.errors,
)


def kinds(base: type[Refusal]) -> list[type[Refusal]]:
    return [kind for below in base.__subclasses__() for kind in (below, *kinds(below))]


def test_a_sentence_is_translated_and_its_values_are_put_in() -> None:
    error = InsufficientFunds("At most %(most)s can be sent.", most=Amount(Asset.INK, 1_234_500))
    assert str(error) == "At most 1234.500 INK can be sent."
    assert told(error) == "At most 1\u202f234.500\u00a0INK can be sent."
    with override("sv"):
        short = accounts.names.InvalidName(
            "A name has 3 to 16 characters; this one has %(count)s.", count=2
        )
        assert told(short) == "Ett namn har 3 till 16 tecken; det här har 2."


def test_shares_are_told_as_what_they_are_worth_of_ink_power(db: None) -> None:
    error = StakeNotAvailable("At most %(free)s can leave.", free=Amount(Asset.VESTS, 7_500_000))
    assert str(error) == "At most 7.500000 VESTS can leave."
    # 1 INK is 1,000 VESTS as long as there are none.
    assert told(error) == "At most 0.007\u00a0INK of Ink Power can leave."
    with override("sv"):
        assert told(error) == "Högst 0,007\u00a0INK i bläckkraft kan låsas upp."


def test_a_number_is_told_in_groups_of_three_as_on_every_page() -> None:
    error = Refusal("A text has at most %(most)s characters.", most=20_000)
    assert str(error) == "A text has at most 20000 characters."
    assert told(error) == "A text has at most 20\u202f000 characters."


def test_the_number_that_names_a_thing_stays_in_one_piece() -> None:
    error = Refusal("There is no wallet %(number)s.", number=20_000)
    assert told(error) == "There is no wallet 20000."


def test_a_moment_is_told_on_the_readers_clock() -> None:
    error = StakeNotAvailable("Until %(until)s.", until=datetime(2026, 11, 25, 22, 0, tzinfo=UTC))
    with timezone.override("Europe/Stockholm"):
        assert told(error) == "Until 25 Nov 2026, 23:00 CET."


def test_a_used_up_budget_says_how_soon_these_rules_fill_it() -> None:
    rules, used_up = VoteRules(regeneration_seconds=600), Mana(up=0, dispute=0, stake=100, at=0)
    for spend, budget in (
        (spend_on_vote, "Your voting budget"),
        (spend_on_dispute, "Your budget for disputes"),
    ):
        with pytest.raises(NotEnoughMana) as refusal:
            spend(used_up, weight_bp=10_000, seconds_left=86_400, rules=rules)
        words = f"{budget} is used up for now; it is full again within 10 minutes."
        assert told(refusal.value) == words


def test_a_key_of_ours_is_shown_to_nobody() -> None:
    error = KeyConflict("The key %(key)s was used before for something else.", key="send/1/x")
    assert told(error) == (
        "This form was sent before, with other content. Begin anew from its page."
    )


def test_words_of_the_one_who_asked_are_never_taken_for_places() -> None:
    error = accounts.errors.NameRefused(
        "The name %(name)s is taken; choose another one.", name="%(x)s 100 %"
    )
    with override("sv"):
        assert told(error) == "Namnet %(x)s 100 % är upptaget; välj ett annat."


def test_other_errors_and_refusals_without_words_say_what_they_say() -> None:
    with override("sv"):
        assert told(ValueError("100 % of it")) == "100 % of it"
        assert told(SameWallet()) == ""


def test_a_refusal_that_is_passed_on_keeps_sentence_and_values() -> None:
    first = accounts.names.InvalidName(
        "A name has 3 to 16 characters; this one has %(count)s.", count=2
    )
    again = accounts.errors.NameRefused(first.sentence, **first.values)
    with override("sv"):
        assert told(again) == "Ett namn har 3 till 16 tecken; det här har 2."


def test_every_kind_of_refusal_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in kinds(Refusal)]
    assert len(codes) > 20
    assert len(set(codes)) == len(codes)
    assert all(module.__name__.split(".")[0] in " ".join(codes) for module in MODULES)
