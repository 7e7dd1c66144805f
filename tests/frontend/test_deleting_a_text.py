"""One page that asks once; then the words are nowhere and the books still verify."""

import re
from http import HTTPStatus

from django.db import connection
from django.test import Client

from articles.models import Comment, Revision
from articles.services import reply, tip, vote_on
from curation.models import Vote, Work
from ledger.selectors import database_time
from ledger.services import transfer
from ledger.verify import CHECKS
from tests.frontend.world import World

#: Words of the text and of its title that stand nowhere else.
WORDS = ("lime trees", "surprised", "Growing beans", "growing-beans")


def places_of(word: str) -> list[str]:
    """Every column of text, JSON or words for search that holds the word."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.table_schema, c.table_name, c.column_name
            FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE t.table_type = 'BASE TABLE'
              AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
              AND c.data_type IN
                ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'tsvector', 'bytea')
            """
        )
        columns: list[tuple[str, str, str]] = cursor.fetchall()
        found = []
        for schema, table, column in columns:
            cursor.execute(
                f'SELECT EXISTS (SELECT FROM "{schema}"."{table}" '  # from the catalog
                f'WHERE strpos("{column}"::text, %s) > 0)',
                [word],
            )
            if cursor.fetchone() == (True,):
                found.append(f"{table}.{column}")
    return found


def test_what_is_deleted_is_nowhere_and_the_ledger_verifies(world: World) -> None:
    work = int(world.places["WORK"])
    kept = list(
        Revision.objects.filter(work=work).order_by("number").values_list("number", "commitment")
    )
    assert all(places_of(word) for word in WORDS)
    client = Client()
    client.force_login(world.author)
    page = client.get(f"/work/{work}/erase")
    assert "What stays" in page.content.decode()
    answer = client.post(f"/work/{work}/erase")
    assert answer.headers["Location"] == world.article_address
    assert {word: places_of(word) for word in WORDS} == {word: [] for word in WORDS}
    left = Revision.objects.filter(work=work).order_by("number")
    assert list(left.values_list("number", "commitment")) == kept
    assert [finding for check in CHECKS for finding in check()] == []


def test_its_address_says_that_it_is_gone_and_keeps_the_answers(world: World) -> None:
    work = int(world.places["WORK"])
    client = Client()
    client.force_login(world.author)
    client.post(f"/work/{work}/erase")
    for asking in (client, Client()):
        page = asking.get(world.article_address)
        assert page.status_code == 410
        words = page.content.decode()
        assert "Taken away by its author" in words
        assert "weigh" in words
        assert "lime trees" not in words
    history = Client().get(f"{world.article_address}/history")
    assert history.status_code == 410
    assert "None of its versions is shown" in history.text
    assert f'href="{world.article_address}"' in history.text
    assert Client().get("/@tove/never-was/history").status_code == 404
    renamed = Client().get(f"/@tove/gone--{work}")
    assert (renamed.status_code, "growing-beans" in renamed.content.decode()) == (410, False)
    assert client.get(f"/work/{work}/erase").status_code == 410


def test_a_comment_leaves_its_place(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    answer = Comment.objects.get(author=world.author)
    page = client.get(f"/work/{answer.pk}/erase")
    assert "Every pod." in page.content.decode()
    client.post(f"/work/{answer.pk}/erase")
    words = client.get(world.article_address).content.decode()
    assert "Every pod." not in words
    assert "Taken away by its author." in words
    history = Client().get(f"/work/{answer.pk}/history")
    assert history.status_code == 410
    assert f"?comment={answer.pk}" in history.text


def test_the_place_of_a_comment_offers_no_vote_and_names_no_sum(world: World) -> None:
    now, author, reader = database_time(), Client(), Client()
    author.force_login(world.stranger)
    reader.force_login(world.author)
    comment = reply(int(world.places["WORK"]), author=world.stranger, body="Tall.", now=now)
    vote_on(comment.pk, voter=world.author, weight_bp=10_000, now=now)
    transfer(5, credit=world.author.wallet_id, amount=1_234, key="start")
    tip(comment.pk, giver=world.author, amount=1_234, key="one", now=now)

    def foot(client: Client, query: str) -> str:
        page = client.get(f"{world.article_address}{query}").text
        return page.split(f'id="comment-{comment.pk}"')[1].split("</article>")[0]

    told = ('id="vote-', "1.234", "INK", "Answer</a>", "Delete</a>")
    assert all(word in foot(reader, "") + foot(author, "") for word in told)
    author.post(f"/work/{comment.pk}/erase")
    for client in (reader, author, Client()):
        for query in ("", f"?comment={comment.pk}"):
            left = foot(client, query)
            assert "Taken away by its author." in left
            assert [word for word in (*told, 'class="foot', "<form") if word in left] == []
    assert Vote.objects.filter(work=comment.pk).count() == 1


def test_who_comes_back_to_the_form_is_led_to_where_the_text_stood(world: World) -> None:
    client, work, own = Client(), world.places["WORK"], world.places["COMMENT"]
    client.force_login(world.author)
    assert 'class="btn btn-error"' in client.get(f"/work/{work}/erase").text
    for number in (own, work):
        client.post(f"/work/{number}/erase")
        page = client.get(f"/work/{number}/erase")
        assert page.status_code == HTTPStatus.GONE
        assert "You deleted this text" in page.text
        [place] = re.findall(r'<a class="btn btn-primary" href="([^"]+)"', page.text)
        assert client.get(place).status_code in (HTTPStatus.OK, HTTPStatus.GONE)
    client.force_login(world.stranger)
    assert client.get(f"/work/{work}/erase").status_code == HTTPStatus.NOT_FOUND


def test_the_page_says_that_a_reward_goes_on(world: World) -> None:
    client, work = Client(), int(world.places["WORK"])
    client.force_login(world.author)
    goes_on = "it goes on to the payout in"
    assert goes_on in client.get(f"/work/{work}/erase").text
    Work.objects.filter(pk=work).update(paid_at=database_time())
    assert goes_on not in client.get(f"/work/{work}/erase").text
