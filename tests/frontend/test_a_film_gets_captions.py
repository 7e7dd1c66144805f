"""Captions by plain forms among one's uploads, and their file, which closes with the film."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.services import moderating, publish, take_in
from ledger.selectors import database_time
from tests.articles.films import film
from tests.articles.test_captions_of_a_film import WORDS
from tests.frontend.world import World


def test_captions_are_added_served_closed_and_removed(world: World) -> None:
    now, author = database_time(), world.author
    shown = take_in(author, data=film(), alt="A gate", now=now)
    place, form = f"/media/{shown.address}-sv.vtt", f"/uploads/{shown.pk}/captions"
    text = publish(author, title="Gates", body=f"![](/media/{shown.address}.mp4)", now=now)
    owner, other = Client(), Client()
    owner.force_login(author)
    other.force_login(world.stranger)

    def send(client: Client, words: bytes = WORDS) -> str:
        file = SimpleUploadedFile("gate.vtt", words)
        answer = client.post(form, {"file": file, "language": "sv"}, follow=True)
        return answer.content.decode()

    assert Client().get(place).status_code == 404
    send(other)
    assert owner.get(place).status_code == 404
    assert "Not uploaded. These are no captions." in send(owner, b"none")
    page = send(owner)
    assert "The captions are added" in page
    assert f'src="{place}"' in page
    assert "Remove the captions in Svenska" in page
    answer = Client().get(place)
    assert answer.content.decode().startswith("WEBVTT")
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("no-cache", "nosniff")
    moderating.remove(text.pk)
    assert Client().get(place).status_code == 410
    assert owner.get(place)["Cache-Control"] == "private, no-store"
    assert other.post(form, {"remove": "sv"}).status_code == 404
    assert owner.get(place).status_code == 200
    page = owner.post(form, {"remove": "sv"}, follow=True).content.decode()
    assert "The captions are removed." in page
    assert owner.get(place).status_code == 404
