"""Tags."""

from articles.wording import tags_of


def test_tags_are_folded_and_stand_once_in_their_order() -> None:
    assert tags_of(["#Gardening", "soil", "SOIL", "Trädgård", "#", "two words"]) == (
        "gardening",
        "soil",
        "tradgard",
        "two-words",
    )
