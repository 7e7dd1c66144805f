"""Search: stems by language, the web's way of asking, filters, orders, pages, and erasure."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account
from articles.models import SearchEntry
from articles.selectors import Hits, Question, search
from articles.selectors.search import SearchOrder
from articles.services import (
    erase,
    index_everything,
    publish,
    reply,
    revise,
)
from articles.services.moderating import remove
from curation.models import Work

NAUGHTY = Path("../shared/data/trust/naughty_strings.json")

type Writer = Callable[..., int]


@pytest.fixture
def ines(person: Callable[[str], Account]) -> Account:
    return person("ines")


@pytest.fixture
def write(ines: Account, now: datetime) -> Writer:
    """Publishes a text of ines and gives its number."""

    def publish_one(
        title: str,
        body: str = "Words.",
        *,
        tags: tuple[str, ...] = (),
        language: str = "en",
        author: Account = ines,
        days_ago: int = 0,
    ) -> int:
        at = now - timedelta(days=days_ago)
        text = publish(author, title=title, body=body, tags=tags, language=language, now=at)
        return int(text.pk)

    return publish_one


def found(words: str, **conditions: object) -> list[int]:
    question = Question(words, **conditions)  # type: ignore[arg-type]
    return [hit.work for hit in search(question).hits]


def test_english_words_are_found_by_their_stem(write: Writer) -> None:
    beans = write("Growing beans", "They were climbing the netting.")
    assert found("grow bean") == [beans]
    assert found("climbs") == [beans]
    assert found("grown apples") == []


def test_swedish_words_are_found_by_their_stem(write: Writer) -> None:
    # "flickorna" and "flickor" share a Swedish stem and no English one.
    swedish = write("Om flickorna", "De vandrade i skogarna.", language="sv")
    english = write("On flickorna", "A word borrowed.", language="en")
    assert found("flickor") == [swedish]
    assert found("vandra skog", language="sv") == [swedish]
    assert set(found("flickorna")) == {swedish, english}


def test_a_region_has_the_dictionary_of_its_language(write: Writer) -> None:
    british = write("Colours", "Painting the walls.", language="en-GB")
    assert found("paint", language="en") == [british]


def test_a_language_without_dictionary_is_found_as_written(write: Writer) -> None:
    polish = write("Książki", "Lubię czytać książki.", language="pl")
    assert found("książki") == [polish]
    assert found("książek") == []


def test_phrases_or_and_minus(write: Writer) -> None:
    pie = write("Apple pie", "Bake it for an hour.")
    tree = write("Apple tree", "Prune it in winter.")
    assert found('"apple pie"') == [pie]
    assert set(found("pie or tree")) == {pie, tree}
    assert found("apple -pie") == [tree]


def test_the_title_weighs_more_than_tags_and_tags_more_than_the_body(write: Writer) -> None:
    body = write("A note", "Something about yeast and nothing else.")
    tag = write("Another note", "Something else of the same length entirely.", tags=("yeast",))
    title = write("Yeast", "Something else of the same length entirely.")
    assert found("yeast") == [title, tag, body]


def test_comments_are_found_apart_from_articles(
    write: Writer, person: Callable[[str], Account], now: datetime
) -> None:
    article = write("Beans", "Climbing.")
    comment = reply(article, author=person("marcel"), body="What about *slugs*?", now=now)
    assert found("slug") == []
    (hit,) = search(Question("slug", comments=True)).hits
    assert (hit.work, hit.author, hit.article_author) == (comment.pk, "marcel", "ines")
    assert "".join(piece.text for piece in hit.title) == "Beans"


def test_conditions_narrow_what_is_found(
    write: Writer, person: Callable[[str], Account], now: datetime
) -> None:
    old = write("Soup of May", tags=("food",), days_ago=30)
    new = write("Soup of June", language="sv")
    other = write("Soup of others", author=person("marcel"))
    assert found("soup", tag="food") == [old]
    assert found("soup", language="sv") == [new]
    assert found("soup", author="marcel") == [other]
    day = (now - timedelta(days=30)).date()
    assert found("soup", since=day + timedelta(days=1), author="ines") == [new]
    assert found("soup", until=day) == [old]
    assert found("soup", since=day, until=day) == [old]
    assert found("soup", until=date.max, since=date.min, author="marcel") == [other]


def test_conditions_alone_list_the_newest(write: Writer) -> None:
    old, new = write("One", tags=("food",), days_ago=3), write("Two", tags=("food",))
    write("Three")
    assert found("", tag="food") == [new, old]


@pytest.mark.parametrize(("order", "first"), [("newest", 2), ("valued", 1)])
def test_the_reader_chooses_the_order(order: SearchOrder, first: int, write: Writer) -> None:
    works = [write(f"Soup {n}", days_ago=3 - n) for n in range(3)]
    Work.objects.filter(pk=works[1]).update(vote_rshares=10**12)
    assert found("soup", order=order)[0] == works[first]


def test_pages_follow_each_other(write: Writer) -> None:
    works = [write(f"Soup {n}", days_ago=n) for n in range(5)]
    seen: list[int] = []
    for page in (1, 2, 3):
        hits = search(Question("soup", order="newest", page=page), limit=2)
        seen += [hit.work for hit in hits.hits]
        assert hits.more is (page < 3)
    assert seen == works


def test_what_was_looked_for_is_marked_and_nothing_is_html(write: Writer) -> None:
    body = "Salt & water < *oil*, `<script>alert(1)</script>` and \ue000yeast\ue001 rising."
    write("Yeast & <b>bread</b> &amp;", body)
    (hit,) = search(Question("yeast rise")).hits
    assert [piece.text for piece in hit.title if piece.marked] == ["Yeast"]
    assert "".join(piece.text for piece in hit.title) == "Yeast & <b>bread</b> &amp;"
    assert [piece.text for piece in hit.snippet if piece.marked] == ["yeast", "rising"]
    text = "".join(piece.text for piece in hit.snippet)
    assert "water < " in text
    assert "<script>alert(1)</script>" in text


def test_stress_and_links_put_no_spaces_before_stops(write: Writer) -> None:
    write("Shade", body="Beans want *little*: see [the table](https://example.org/), **here**.")
    (hit,) = search(Question("beans")).hits
    text = "".join(piece.text for piece in hit.snippet)
    assert "Beans want little: see the table, here" in text


def test_a_new_version_is_found_and_the_old_one_is_not(
    write: Writer, ines: Account, now: datetime
) -> None:
    text = write("Bread", "Rye flour.", tags=("rye",))
    revise(text, author=ines, title="Bread", body="Wheat flour.", tags=("wheat",), now=now)
    assert (found("rye"), found("wheat")) == ([], [text])
    revise(text, author=ines, body="Wheat flour.", tags=("spelt",), now=now)
    assert (found("wheat"), found("spelt")) == ([text], [text])
    revise(text, author=ines, body="Mjölen.", language="sv", now=now)
    assert found("mjöl", language="sv") == [text]


@pytest.mark.parametrize("how", ["removed", "erased"])
def test_what_is_taken_down_is_gone_at_once(
    how: str, write: Writer, ines: Account, now: datetime
) -> None:
    def take_down(work: int) -> None:
        if how == "erased":
            erase(work, author=ines, now=now)
        else:
            remove(work)

    text = write("Bread", "Rye.")
    comment = reply(text, author=ines, body="Wheat, then.", now=now)
    assert (found("rye"), found("wheat", comments=True)) == ([text], [comment.pk])
    take_down(text)
    # The comment's page is gone with the article's.
    assert (found("rye"), found("wheat", comments=True)) == ([], [])
    assert not SearchEntry.objects.filter(pk=text).exists()
    take_down(comment.pk)
    assert not SearchEntry.objects.exists()


def test_everything_can_be_indexed_anew(write: Writer, ines: Account, now: datetime) -> None:
    text = write("Bread", "Rye.")
    comment = reply(text, author=ines, body="Wheat.", now=now)
    SearchEntry.objects.all().delete()
    done: list[int] = []
    index_everything(progress=done.append)
    assert (found("rye"), found("wheat", comments=True)) == ([text], [comment.pk])
    assert done == [1, 1]


def test_words_that_no_dictionary_keeps_are_said_to_be_common(write: Writer) -> None:
    write("The and of", "It is.")
    assert search(Question("the", language="en")) == Hits((), more=False, only_common=True)
    assert search(Question("  ", language="en")).only_common is False


def test_a_body_of_any_kind_fits(write: Writer) -> None:
    hyphens = "-".join(chr(0x4E00 + n) for n in range(20_000))
    letters = " ".join(chr(0x20000 + n) for n in range(40_000))
    text = write("Signs", f"{hyphens} {letters}")
    assert found("signs") == [text]


def test_hostile_questions_find_nothing_and_break_nothing(write: Writer) -> None:
    write("Bread", "Rye.")
    hostile = ["\x00", "\ud800", "'", '"', "' or 1=1 --", "a" * 5_000, "(" * 90, "!!&|<->:*"]
    hostile += ["\\", "-" * 200, "or or or", '"' * 199, "\ue000\ue001", "%s %(x)s"]
    hostile += json.loads(NAUGHTY.read_text())["tests"] if NAUGHTY.exists() else []
    hostile += ["- " * 90, '-"-" ' * 40, "a-" * 99, "-a " * 60, '"a" -' * 39, "x/y." * 50]
    for words in hostile:
        search(Question(str(words)))


def test_the_length_of_a_page_takes_no_more_queries(
    write: Writer, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(2):
        with django_assert_max_num_queries(3):
            search(Question("soup", tag="food"), limit=100)
        for number in range(15):
            write(f"Soup {number}", tags=("food",))


@pytest.mark.parametrize("signs", ["%", "???", "(((", "\U0001fad8", '"-"', "--"])
def test_signs_alone_find_nothing_rather_than_everything(signs: str, db: None) -> None:
    assert search(Question(signs)) == Hits((), more=False, no_word=True)
