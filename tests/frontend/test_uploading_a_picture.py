"""The address that an editor sends pictures to, the files it gets back, and completions."""

from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client
from django.urls import reverse

from articles.pictures import MAX_BYTES
from tests.articles.pictures import photograph, picture
from tests.frontend.world import World


@pytest.fixture
def client(world: World) -> Client:
    """Tove, logged in."""
    client = Client()
    client.force_login(world.author)
    return client


def send(client: Client, data: bytes, *, name: str = "gate.jpg", **more: str) -> Any:
    file = SimpleUploadedFile(name, data, content_type="image/jpeg")
    return client.post(reverse("upload"), {"file": file, **more})


def test_an_upload_answers_with_what_the_editor_inserts(client: Client) -> None:
    response = send(client, picture(1_000, 500), alt="A gate [green]")
    assert response.status_code == HTTPStatus.CREATED
    made = response.json()
    assert made == {
        "url": made["url"],
        "width": 1_000,
        "height": 500,
        "markdown": f"![A gate \\[green\\]]({made['url']})",
    }
    assert made["url"].startswith("/media/")


def test_a_file_is_served_for_ever_with_its_true_type_and_nothing_of_its_sender(
    client: Client,
) -> None:
    url = send(client, photograph(), name="../../etc/passwd.html", alt="x").json()["url"]
    response = Client().get(url)
    assert response.status_code == HTTPStatus.OK
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in response["Cache-Control"]
    assert "Set-Cookie" not in response
    assert b"".join(response)[:4] == b"RIFF"
    again = Client().get(url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == HTTPStatus.NOT_MODIFIED


@pytest.mark.parametrize(
    "address",
    [
        "/media/",
        "/media/ab/",
        f"/media/{'0' * 32}.webp",
        f"/media/{'0' * 32}.html",
        "/media/../manage.py",
        "/media/%2e%2e/manage.py",
        "/media/upload.webp",
    ],
)
def test_only_files_that_the_table_knows_are_there(client: Client, address: str) -> None:
    send(client, picture())
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_only_the_widths_that_were_made_are_there(client: Client) -> None:
    url = send(client, picture(1_000, 500)).json()["url"].removesuffix(".webp")
    answers = {width: client.get(f"{url}-{width}.webp") for width in (480, 481, 1_600)}
    assert {width: found.status_code for width, found in answers.items()} == {
        480: HTTPStatus.OK,
        481: HTTPStatus.NOT_FOUND,
        1_600: HTTPStatus.NOT_FOUND,
    }
    answers[480].close()


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (b"<svg/>", 400, "none of the kinds that are taken: JPEG"),
        (b"", 400, "No picture was chosen"),
        (b"\x00" * (MAX_BYTES + 1), 413, "The picture is 21 MB, the limit is 20."),
    ],
)
def test_a_refusal_says_what_is_wrong_with_the_file_and_nothing_of_the_text(
    client: Client, data: bytes, status: int, words: str
) -> None:
    response = send(client, data)
    assert response.status_code == status
    said = response.json()["error"]
    assert said.startswith("Not uploaded. ")
    assert words in said
    assert "text" not in said


def test_a_body_that_is_too_large_is_never_taken_apart(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(request: WSGIRequest) -> None:
        raise AssertionError("the body was taken apart")

    client = Client(enforce_csrf_checks=True)
    client.force_login(world.author)
    # With the cookie there, the token is looked for in the body.
    client.cookies["csrftoken"] = "a" * 32
    monkeypatch.setattr(WSGIRequest, "_load_post_and_files", read)
    form = "multipart/form-data; boundary=x"
    response = client.post(reverse("upload"), b"\0" * (65 * 1024 * 1024), content_type=form)
    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "The file is 65 MB, the limit for films and sound is 64." in response.json()["error"]
    with pytest.raises(AssertionError, match="the body was taken apart"):
        client.post(reverse("upload"), {"alt": "a small one"})


def test_each_file_counts_whatever_becomes_of_it(client: Client) -> None:
    kept = picture(20, 10)
    sent = [send(client, data).status_code for data in [kept, b"no picture"] * 15]
    assert sent == [HTTPStatus.CREATED, HTTPStatus.BAD_REQUEST] * 15
    refused = send(client, kept)
    assert refused.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Send this one in " in refused.json()["error"]
    page = client.post("/uploads", {"file": SimpleUploadedFile("gate.png", kept)}, follow=True)
    assert "Send this one in " in page.content.decode()


def test_people_and_tags_are_completed_by_their_beginning(client: Client) -> None:
    def found(kind: str, typed: str) -> Any:
        return client.get(reverse("complete"), {"kind": kind, "q": typed}).json()

    assert found("person", "@To") == [{"value": "tove", "label": "tove"}]
    assert found("tag", "#be") == [{"value": "beans", "label": "beans"}]
    assert found("person", "%") == found("tag", "") == found("planet", "m") == []
