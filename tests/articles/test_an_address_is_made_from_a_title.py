"""Permlinks."""

from datetime import UTC, datetime

import pytest

from articles.wording import article_permlink, comment_permlink, free_permlink, slug

AT = datetime(2026, 11, 23, 10, 30, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "permlink"),
    [
        ("Growing beans in shade", "growing-beans-in-shade"),
        ("  What's  a percent, really? ", "whats-a-percent-really"),
        ("Rost är ett språk", "rost-ar-ett-sprak"),
        ("Straße & Øre", "strasse-ore"),
        ("Ⅷ", "viii"),
        ("日本語", "text-2026-11-23"),
        ("🙂", "text-2026-11-23"),
        ("--- a ---", "a"),
    ],
)
def test_a_title_becomes_an_address(title: str, permlink: str) -> None:
    assert article_permlink(title, at=AT) == permlink


def test_a_long_title_is_cut_at_a_word() -> None:
    made = article_permlink("word " * 40, at=AT)
    assert len(made) <= 80
    assert made.endswith("word")


def test_one_endless_word_is_cut_anywhere() -> None:
    assert slug("x" * 500, limit=80) == "x" * 80


def test_a_taken_address_gets_a_number() -> None:
    assert free_permlink("beans", taken=set()) == "beans"
    assert free_permlink("beans", taken={"beans", "beans-2"}) == "beans-3"


def test_an_answers_address_names_what_it_answers_once() -> None:
    first = comment_permlink("beans", at=AT)
    assert first == "re-beans-20261123t103005"
    assert comment_permlink(first, at=AT).startswith("re-beans-")
