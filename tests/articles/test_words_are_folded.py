"""Words are compared whole and without regard to case, whatever their script."""

import pytest

from articles.folding import folded, holds


def muted(text: str, words: str) -> bool:
    return holds(folded(text), [folded(words)])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An ART show", "art"),
        ("art, for its own sake", "Art"),
        ("Die STRASSE", "Straße"),
        ("ÅR av bönor", "år"),
        # Composed and decomposed letters are the same to a reader.
        ("cafe\u0301 noir", "CAF\u00c9"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
        ("sour-soil", "soil"),
        ("the end of the world as we know it", "World as  we"),
        ("我爱编程", "编程"),
        ("हिन्दी में", "हिन्दी"),
        ("snake_case", "snake"),
        ("ｆｕｌｌ width", "full"),
    ],
)
def test_whole_words_are_found(text: str, words: str) -> None:
    assert muted(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A party", "art"),
        ("artful", "art"),
        ("är inte", "ar"),
        ("हिन्दीभाषी", "हिन्दी"),
        ("world we know", "world as we"),
        ("", "art"),
    ],
)
def test_parts_of_words_are_not(text: str, words: str) -> None:
    assert not muted(text, words)


def test_no_phrase_reaches_from_a_title_into_a_text() -> None:
    assert not holds(folded("On sour", "soil"), [folded("sour soil")])


@pytest.mark.parametrize("words", ["", "  ", "?!", "🌱", "_"])
def test_what_has_no_letter_is_no_word(words: str) -> None:
    assert folded(words) == ""
