"""Who wrote a comment changes it, in sight of everybody; nothing typed is lost."""

from http import HTTPStatus

from django.test import Client

from articles.models import Comment, Revision
from articles.services import reply, revise
from ledger.selectors import database_time
from tests.frontend.world import World


def own(world: World) -> Comment:
    """A comment of the author's, in its second version."""
    return Comment.objects.select_related("revision").get(pk=int(world.places["COMMENT"]))


def writer(world: World) -> Client:
    client = Client()
    client.force_login(world.author)
    return client


def test_the_thread_leads_its_writer_to_the_form_and_everybody_to_the_history(
    world: World,
) -> None:
    edit, history = (f'href="/work/{own(world).pk}/{each}"' for each in ("edit", "history"))
    mine = writer(world).get(world.article_address).content.decode()
    others = Client().get(world.article_address).content.decode()
    assert edit in mine
    assert edit not in others
    assert history in others
    seen = Client().get(f"/work/{own(world).pk}/history").content.decode()
    assert "<ins>" in seen
    assert "dry" in seen


def test_the_form_holds_the_newest_words_and_publishes_the_next(world: World) -> None:
    client, comment = writer(world), own(world)
    page = client.get(f"/work/{comment.pk}/edit").content.decode()
    assert "Every pod. All dry.</textarea>" in page
    sent = {"body": "Every pod, and the leaves.", "note": "more", "seen": "2"}
    for _ in range(2):
        answer = client.post(f"/work/{comment.pk}/edit", sent)
        assert f"comment={comment.pk}" in answer.headers["Location"]
    versions = Revision.objects.filter(work=comment.pk).order_by("number")
    assert [each.note for each in versions] == ["", "dry", "more"]


def test_two_windows_do_not_overwrite_each_other(world: World) -> None:
    client, comment = writer(world), own(world)
    revise(comment.pk, author=world.author, body="From elsewhere.", now=database_time())
    sent = {"body": "From the window left open.", "seen": "2"}
    answer = client.post(f"/work/{comment.pk}/edit", sent)
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "From elsewhere.</textarea>" in page
    assert "From the window left open.</textarea>" in page
    assert own(world).revision.body == "From elsewhere."
    assert 'name="seen" value="3"' in page
    client.post(f"/work/{comment.pk}/edit", {**sent, "seen": "3"})
    assert own(world).revision.body == "From the window left open."


def test_what_is_refused_comes_back(world: World) -> None:
    client, comment = writer(world), own(world)
    for body in ("", "x" * 20_001):
        answer = client.post(f"/work/{comment.pk}/edit", {"body": body, "seen": "2"})
        assert answer.status_code == HTTPStatus.BAD_REQUEST
        assert f"{body}</textarea>" in answer.content.decode()
    shown = client.post(f"/work/{comment.pk}/edit", {"body": "*So*", "seen": "2", "preview": "1"})
    assert "<em>So</em>" in shown.content.decode()
    assert own(world).revision.body == "Every pod. All dry."


def test_nobody_changes_anothers_comment_or_an_article_here(world: World) -> None:
    client = writer(world)
    work = int(world.places["WORK"])
    foreign = reply(work, author=world.stranger, body="Mine.", now=database_time())
    for number in (foreign.pk, work):
        answer = client.post(f"/work/{number}/edit", {"body": "Taken.", "seen": "1"})
        assert answer.status_code == HTTPStatus.NOT_FOUND
