"""Writing with the plain form: save, look, publish, and choose where two windows differ."""

import re
from http import HTTPStatus
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.drafting import Manuscript, Sheet
from articles.markup import render
from articles.models import Article, Draft
from articles.services import save_draft
from ledger.selectors import database_time
from tests.frontend.world import DRAFT, World

KEY = UUID("0a3c1f1e-34a2-4c07-8f1e-6d8f8a1b2c3d")
PLACE = f"/write?draft={KEY}"


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.author)
    return client


def send(client: Client, button: str, place: str = "/write", **fields: object) -> tuple[int, str]:
    """Press a button; the status, and where it leads or what the page says."""
    form = {
        "key": str(KEY),
        "base": 0,
        "title": "Beans",
        "body": "One.",
        "tags": "soil",
        "language": "sv",
        "community": "gardening",
        "reward": "power",
        "ai_use": "none",
    }
    answer = client.post(
        place, {**form, button.partition("=")[0]: button.partition("=")[2] or "1", **fields}
    )
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def kept(key: UUID = KEY) -> Draft:
    return Draft.objects.get(key=key)


def test_what_was_saved_stands_in_the_form_again(client: Client) -> None:
    assert send(client, "save") == (HTTPStatus.FOUND, PLACE)
    page = client.get(PLACE).content.decode()
    assert 'value="Beans"' in page
    assert "\nOne.</textarea>" in page
    assert 'name="base" value="1"' in page
    for chosen in ('value="sv" selected', 'value="gardening" selected', 'value="power" selected'):
        assert chosen in page


def test_a_preview_changes_nothing(client: Client) -> None:
    status, page = send(client, "preview", body="*One*")
    assert status == HTTPStatus.OK
    assert "<em>One</em>" in page
    assert not Draft.objects.filter(key=KEY).exists()


def test_it_says_how_long_the_text_is(client: Client) -> None:
    long = "| a | b |\n|---|---|\n\n" + "bean " * 229
    _, page = send(client, "preview", body=long)
    assert "231 words · 2 min to read" in page
    send(client, "save", body="Three - two, one")
    assert "3 words · 1 min to read" in client.get(PLACE).text
    assert "3 words" in client.get("/drafts").text


def test_a_preview_says_nothing_of_what_is_missing(client: Client) -> None:
    _, page = send(client, "preview", title="", body="*One*", ai_use="")
    assert "<em>One</em>" in page
    assert "Nothing was published." not in page


def test_publishing_uses_up_the_draft_and_a_double_click_publishes_once(client: Client) -> None:
    send(client, "save")
    for _ in range(2):
        assert send(client, "publish", base=1) == (HTTPStatus.FOUND, "/@tove/beans")
    assert Article.objects.filter(title="Beans").count() == 1
    assert not Draft.objects.filter(key=KEY).exists()


def test_a_refused_text_is_still_in_the_form(client: Client) -> None:
    status, page = send(client, "publish", title="", body="Worth keeping.")
    assert status == HTTPStatus.OK
    assert "Worth keeping." in page
    assert "Nothing was published." in page


def conflict(client: Client) -> str:
    send(client, "save")
    send(client, "save", base=1, body="One from the other window.")
    status, page = send(client, "save", base=1, body="One from here.")
    assert status == HTTPStatus.CONFLICT
    return page


def test_two_windows_are_shown_side_by_side(client: Client) -> None:
    page = conflict(client)
    assert "<del>here</del>" in page
    assert "<ins>the other window</ins>" in page
    assert 'name="base" value="2"' in page
    assert 'name="reward" value="power"' in page


def test_go_on_with_mine(client: Client) -> None:
    conflict(client)
    send(client, "settle=mine", PLACE, base=2, body="One from here.")
    assert (kept().version, kept().body) == (3, "One from here.")


def test_go_on_with_theirs_keeps_mine_among_the_versions(client: Client) -> None:
    conflict(client)
    send(client, "settle=theirs", PLACE, base=2, body="One from here.")
    assert kept().body == "One from the other window."
    assert kept().versions.filter(body="One from here.").exists()


def test_keep_both(client: Client) -> None:
    conflict(client)
    _, place = send(client, "settle=both", PLACE, base=2, body="One from here.")
    other = UUID(place.partition("draft=")[2])
    assert (kept().body, kept(other).body) == ("One from the other window.", "One from here.")


def test_publishing_from_an_old_window_asks_first(client: Client) -> None:
    send(client, "save")
    send(client, "save", base=1, body="Newer.")
    status, page = send(client, "publish", base=1)
    assert status == HTTPStatus.CONFLICT
    assert "<ins>Newer</ins>" in page
    assert not Article.objects.filter(title="Beans").exists()


def test_words_for_a_draft_that_was_published_are_not_lost(client: Client) -> None:
    send(client, "publish")
    status, page = send(client, "save", base=1, body="An afterthought.")
    assert status == HTTPStatus.CONFLICT
    assert "An afterthought." in page
    send(client, "settle=both", PLACE, body="An afterthought.")
    assert Draft.objects.filter(body="An afterthought.").exists()


def test_an_edit_is_a_draft_too_and_every_window_has_the_same_sheet(
    client: Client, world: World
) -> None:
    edit = f"{world.article_address}/edit"
    pages = [client.get(edit).content.decode() for _ in range(2)]
    keys = {page.partition('name="key" value="')[2][:36] for page in pages}
    assert len(keys) == 1
    key = keys.pop()
    _, place = send(client, "save", edit, key=key, body="Better.")
    assert place == f"{edit}?draft={key}"
    assert "Better." in client.get(edit).content.decode()
    assert client.get(f"/write?draft={key}").headers["Location"] == place
    status, page = send(client, "save", edit, key=key, body="Not seen by the first window.")
    assert status == HTTPStatus.CONFLICT
    assert "Better" in page
    send(client, "publish", edit, key=key, base=1, body="Best.")
    assert "Best." in client.get(world.article_address).content.decode()
    again = client.get(edit).content.decode()
    assert "Best." in again
    assert key not in again


def test_the_script_is_told_what_happened(client: Client) -> None:
    def save(**fields: object) -> tuple[int, dict[str, object]]:
        form = {"key": str(KEY), "base": 0, "title": "", "body": "One.", **fields}
        answer = client.post("/drafts/save", form)
        return answer.status_code, answer.json()

    status, said = save()
    assert (status, said["version"]) == (200, 1)
    assert save(body="Two.") == (409, {"version": 1})
    assert save(body="Two.", base="99999999999999999999") == (409, {"version": 1})
    status, said = save(base=1, title="x" * 256)
    assert status == 400
    assert str(said["error"]).startswith("A title has")


def test_a_version_is_looked_at_and_restored(client: Client) -> None:
    page = client.get(f"/drafts/{DRAFT}/versions?version=2").content.decode()
    assert "<ins>roots </ins>" in page or "<ins> roots</ins>" in page
    client.post(f"/drafts/{DRAFT}/restore", {"version": "1"})
    assert (kept(DRAFT).body, kept(DRAFT).version) == ("Tiles.", 4)
    assert client.get(f"/drafts/{DRAFT}/versions?version=99").status_code == HTTPStatus.NOT_FOUND


def test_a_draft_is_discarded_after_one_question(client: Client) -> None:
    assert "Tiles keep roots cool." in client.get(f"/drafts/{DRAFT}/discard").content.decode()
    client.post(f"/drafts/{DRAFT}/discard")
    assert not Draft.objects.filter(key=DRAFT).exists()


@pytest.mark.parametrize("place", ["/drafts", f"/drafts/{DRAFT}/versions", "/write"])
def test_more_drafts_and_versions_take_no_more_queries(
    client: Client, world: World, place: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(place).status_code == HTTPStatus.OK
        return len(captured)

    few, now = queries(), database_time()
    for number in range(9):
        text = Manuscript(f"Draft {number}", "Words.")
        save_draft(world.author, sheet=Sheet(UUID(int=number)), text=text, now=now)
        text = Manuscript("Slugs", f"Version {number}.")
        save_draft(world.author, sheet=Sheet(DRAFT, number + 3), text=text, now=now)
    assert queries() <= few <= 23


def test_a_draft_counts_and_begins_as_it_will_be_read(client: Client) -> None:
    table, quoted = "| a | b |\n|---|---|\n| 1 | 2 |", "> - *Stressed* [words](https://e.org/a)"
    body = f"# A head\n\n{table}\n\n{quoted}\n\nRunning on."
    send(client, "save", body=body)
    counted = render(body).words
    assert (kept().words, kept().versions.get().words) == (counted, counted)
    listed = client.get("/drafts").text
    assert f"<span>{counted} words</span>" in listed
    assert '<p class="card-text">Running on.</p>' in listed
    offered = client.get("/write").text
    assert f"{counted} words," in offered
    # And where pictures are added is said for who has no script to add them by.
    [hint] = re.findall(r"<noscript>(.*?)</noscript>", offered, re.DOTALL)
    assert 'href="/uploads"' in hint
