"""What lists show of a text is its running words: no cells, no code, no formula out of form."""

from collections.abc import Callable
from datetime import datetime

import pytest

from accounts.models import Account
from articles.markup import Known, Picture, render
from articles.models import Article, Revision
from articles.services import publish
from articles.services.rerendering import render_anew


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Before.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter.", "Before. After."),
        ("Before.\n\n```python\nx = 1\n```\n\nAfter.", "Before. After."),
        ("Before.\n\n    indented = code\n\nAfter.", "Before. After."),
        ("Press `Enter` once.", "Press Enter once."),
        ("Let $x$ be, so that $y=1$ & more.", "Let x be, so that y=1 & more."),
        (r"The root $\sqrt{x}$ or $\frac{a}{b}$ of it.", "The root \u2026 or \u2026 of it."),
        ("Before.\n\n$$y=1$$\n\nAfter.", "Before. After."),
        (
            "<table><tr><td>out<table><tr><td>in</td></tr></table></td></tr></table>\n\nAfter.",
            "After.",
        ),
        (
            "# A head\n\nOne sentence.\n\n- one\n- two\n\n## Next\n\nAnother.",
            "One sentence. Another.",
        ),
        ("# A head\n\n- one\n- two", "A head one two"),
        # Where there is nothing else, a list shows what there is.
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
    ],
)
def test_only_running_words_are_told(source: str, words: str) -> None:
    assert " ".join(render(source).text.split()) == words


def test_words_of_tables_and_code_are_counted() -> None:
    assert render("Two words.\n\n| a | b |\n|---|---|\n| 1 | 2 |").words == 6


def test_older_beginnings_are_brought_up(person: Callable[[str], Account], now: datetime) -> None:
    body = "```\nx = 1\n```\n\nThis sets it."
    text = publish(person("ines"), title="One", body=body, now=now)
    Article.objects.update(excerpt="x = 1 This sets it.")
    Revision.objects.update(sanitiser="3 as it was")
    assert render_anew() == 1
    assert Article.objects.get(pk=text.pk).excerpt == "This sets it."


def test_the_name_of_a_sound_is_no_sentence() -> None:
    address = "0123456789abcdef0123456789abcdef"
    known = Known({address: Picture(0, 0, (), "Rain", "mp3")}, frozenset())
    source = f"Listen.\n\n![Rain](/media/{address}.mp3)"
    assert render(source, known=known).text.strip() == "Listen."
    assert "<figcaption>Rain</figcaption>" in render(source, known=known).html
