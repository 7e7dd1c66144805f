"""The search page: what stands in its address, in its results and in its refusals."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.services import prefer
from articles.services import erase, publish
from ledger.selectors import database_time
from tests.frontend.world import World

NAUGHTY = Path("../shared/data/trust/naughty_strings.json")


def page(query: str) -> str:
    response = Client().get(f"/search?{query}")
    assert response.status_code == 200
    return str(response.content.decode())


def test_an_article_is_found_with_the_words_marked(world: World) -> None:
    shown = page("q=bean")
    assert f'href="{world.article_address}"' in shown
    assert "<mark>beans</mark>" in shown


def test_each_order_of_results_is_told_with_its_formula(world: World) -> None:
    for query, words, formula in (
        ("q=bean", "By where the words stand", "0.4 as a tag and 0.1 in the text"),
        ("q=weigh&what=comments", "newest that match. Nobody", "score = ts_rank of PostgreSQL"),
        ("q=bean&order=valued", "By the strength of the votes", "as a dispute moves no text"),
        ("q=bean&order=newest", "By the time of publishing alone.", ""),
        ("tag=beans", "By the time of publishing alone.", ""),
    ):
        told = page(query).split("How this list is ordered")[1].split("</details>")[0]
        assert words in told
        assert formula in told if formula else "score" not in told


def test_a_comment_is_found_at_its_place(world: World) -> None:
    shown = page("q=pods&what=comments")
    assert f"{world.article_address}?comment=" in shown
    assert "Every <mark>pod</mark>" in shown


def test_people_and_tags_are_found_by_their_beginnings(world: World) -> None:
    prefer(world.author)
    type(world.author).objects.filter(name="tove").update(display_name="Tove Lindgren")
    assert 'href="/@tove"' in page("q=lindg&what=people")
    assert 'href="/tag/beans"' in page("q=bea&what=tags")
    assert "No name begins like that" in page("q=zzzz&what=people")


def test_what_was_written_is_shown_as_text(world: World) -> None:
    publish(
        world.author,
        title="<img src=x onerror=alert(1)> kettle",
        body="`<script>kettle</script>`",
        now=database_time(),
    )
    shown = page("q=kettle")
    assert "script&gt;<mark>kettle</mark>&lt;/script" in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert "<img src=x" not in shown


def test_an_erased_text_is_gone_at_once(world: World) -> None:
    erase(int(world.places["WORK"]), author=world.author, now=database_time())
    assert world.article_address not in page("q=bean")


def test_what_makes_no_sense_is_said_and_the_rest_is_done(world: World) -> None:
    shown = page("q=bean&since=yesterday")
    assert world.article_address in shown
    assert 'class="errorlist"' in shown
    assert "This lies before the first date" in page("q=bean&since=2026-02-02&until=2026-01-01")
    assert world.article_address in page("q=bean&order=worst&language=xx&page=0&what=songs")


def test_common_words_alone_are_explained(world: World) -> None:
    assert "stand in nearly every text" in page("q=the&language=en")


def test_suggestions_are_links(world: World) -> None:
    def suggested(typed: str) -> str:
        response = Client().get("/search/suggest", {"q": typed})
        assert response.status_code == 200
        return str(response.content.decode()).strip()

    assert 'href="/@tove"' in suggested("to")
    assert 'href="/tag/beans"' in suggested("be")
    assert "/tag/" not in suggested("@be")
    assert "/@" not in suggested("#to")
    assert suggested("t") == ""


@pytest.mark.parametrize("what", ["texts", "comments", "people", "tags"])
def test_hostile_questions_get_an_answer(what: str, world: World, every: int) -> None:
    client = Client()
    hostile = ["\x00", "'", '"', "' or 1=1 --", "a" * 5_000, "!!&|<->:*", "%s", "&:*", "_:*"]
    hostile += json.loads(NAUGHTY.read_text())["tests"][::every] if NAUGHTY.exists() else []
    for words in hostile:
        for query in ({"q": words}, {"q": "bean", "tag": words, "author": words, "page": words}):
            assert client.get("/search", {"what": what, **query}).status_code == 200
        assert client.get("/search/suggest", {"q": words}).status_code == 200


def test_more_results_take_no_more_queries(world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page("q=bean")
        return len(captured)

    few = queries()
    for number in range(19):
        publish(world.author, title=f"Bean {number}", body="Words.", now=database_time())
    assert queries() <= few
    assert few <= 8


def test_a_search_without_results_says_what_was_searched(world: World) -> None:
    for query, said in (
        ("q=zeppelin", "No text has all of “zeppelin”. Fewer words find more."),
        ("q=zeppelin&what=comments", "No comment has all of “zeppelin”. Fewer words find more."),
        ("q=bean&tag=nothing", "No text with “bean” fits the conditions."),
        ("q=bean&author=olaf&what=comments", "No comment with “bean” fits the conditions."),
        ("tag=nothing", "No text fits these conditions."),
        ("author=olaf&until=2001-01-01&what=comments", "No comment fits these conditions."),
    ):
        assert said in page(query)
