"""A watched word is found however it is disguised, on the borders of words, and in linear time."""

from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.words import MOST_ENTRIES, MOST_WORDS, entries_of, found_in, watched, words_of

LIST = watched(["casino", "cheap pills", "får inte", "赌场", "co2"])


@pytest.mark.parametrize(
    "text",
    [
        "A CASINO near you",
        "casino",
        "(casino)",
        "the_casino_tour",
        "ca\u200bsi\u00adno",
        "c\u0336a\u0336s\u0336i\u0336n\u0336o",
        "ｃａｓｉｎｏ",
        "с\u0430sino",
        "ϲasinο".replace("ϲ", "c"),
        "cas1n0",
        "𝓬𝓪𝓼𝓲𝓷𝓸",
    ],
)
def test_a_word_is_found_in_every_dress(text: str) -> None:
    assert found_in(text, of=LIST) == ["casino"]


@pytest.mark.parametrize("text", ["casinos", "occasino", "cas ino", "cheap red pills", "far inte"])
def test_no_word_is_found_in_others(text: str) -> None:
    assert found_in(text, of=LIST) == []


def test_a_phrase_is_found_across_lines_and_signs() -> None:
    assert found_in("Cheap\n\n**PILLS**, du FÅR  inte!", of=LIST) == ["cheap pills", "får inte"]


def test_where_no_blanks_stand_each_sign_is_a_word() -> None:
    assert found_in("最好的赌场在这里", of=LIST) == ["赌场"]


def test_every_entry_is_named_once_in_the_order_of_the_text() -> None:
    assert found_in("CO2, a casino and co2", of=LIST) == ["co2", "casino"]


def test_entries_overlap() -> None:
    both = watched(["new york", "york city hall", "york"])
    assert found_in("New York City Hall", of=both) == ["new york", "york", "york city hall"]


def test_what_somebody_types_is_no_pattern() -> None:
    assert found_in("aaaa", of=watched(["a+", "(a|a)*", ".*"])) == []
    assert found_in("an a here", of=watched(["a+"])) == ["a+"]


def test_lines_become_entries_once() -> None:
    assert entries_of("Casino\n\n  cheap   pills \ncas1no\n!!!\n") == ["Casino", "cheap pills"]
    assert words_of("cheap pills!") == 2


@given(st.text(max_size=60), st.text(max_size=60), st.from_regex(r"[a-z]{3,9}", fullmatch=True))
def test_a_word_between_blanks_is_found_whatever_is_around(
    before: str, after: str, word: str
) -> None:
    assert word in found_in(f"{before} {word} {after}", of=watched([word]))


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=20))
def test_anything_can_be_looked_for_in_anything(text: str, entries: list[str]) -> None:
    found = found_in(text, of=watched(entries))
    assert set(found) <= set(entries)
    assert len(found) == len(set(found))


def test_ten_thousand_entries_are_looked_for_in_a_moment() -> None:
    dice = Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(dice.choices(letters, k=8)) for _ in range(MOST_ENTRIES)]
    ready = watched(words)
    text = " ".join(dice.choices(words, k=8_000))[: 64 * 1_024]
    began = process_time()
    assert len(found_in(text, of=ready)) > 4_000
    assert process_time() - began < 1


@pytest.mark.parametrize("sign", ["a ", "a\u0301", "\ufdfa", "\u200b", "赌"])
def test_no_text_takes_long(sign: str) -> None:
    entries = ["a " * length for length in range(1, MOST_WORDS + 1)]
    entries += [f"{'a ' * (MOST_WORDS - 1)}b{number}" for number in range(5_000)]
    ready = watched(entries)
    began = process_time()
    found_in(sign * 32_768, of=ready)
    assert process_time() - began < 2
