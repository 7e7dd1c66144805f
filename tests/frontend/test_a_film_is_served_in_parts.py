"""The address of a film: in parts, as players ask for them, and closed with its texts."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.services import moderating, publish, take_in
from ledger.selectors import database_time
from tests.articles.films import film, sound
from tests.frontend.world import World


def test_a_film_is_served_whole_and_in_parts(world: World) -> None:
    sent = take_in(world.author, data=film(), alt="A gate", now=database_time())
    place = f"/media/{sent.address}.mp4"

    def got(part: str = "", **headers: str) -> Any:
        asked = {"range": part} if part else {}
        answer = Client().get(place, headers=asked | headers)
        return answer, answer.getvalue()

    answer, whole = got()
    assert answer.status_code == 200
    assert answer["Content-Type"] == "video/mp4"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]
    assert "media-src 'self'" in answer["Content-Security-Policy"]
    size, etag = len(whole), answer["ETag"]
    assert int(answer["Content-Length"]) == size
    for part, first, last in (
        ("bytes=0-1", 0, 1),
        ("bytes=0-0", 0, 0),
        ("bytes=100-", 100, size - 1),
        ("bytes=-20", size - 20, size - 1),
        (f"bytes=-{size + 5}", 0, size - 1),
        (f"bytes=10-{size + 5}", 10, size - 1),
    ):
        answer, content = got(part)
        assert answer.status_code == 206
        assert answer["Content-Range"] == f"bytes {first}-{last}/{size}"
        assert content == whole[first : last + 1]
        assert int(answer["Content-Length"]) == len(content)
        assert (answer["ETag"], "immutable" in answer["Cache-Control"]) == (etag, True)
    for part in (f"bytes={size}-", "bytes=-0"):
        answer, content = got(part)
        assert (answer.status_code, content) == (416, b"")
        assert answer["Content-Range"] == f"bytes */{size}"
    # Several parts, another unit, nothing that is a range, another version: the whole.
    for part in ("bytes=0-1,5-6", "seconds=0-1", "bytes=5-2", "bytes=a-b", "bytes"):
        assert got(part)[1] == whole
    assert got("bytes=0-1", **{"if-range": '"another"'})[1] == whole
    assert got("bytes=0-1", **{"if-range": etag})[1] == whole[:2]
    assert Client().get(place, headers={"if-none-match": etag}).status_code == 304
    head = Client().head(place, headers={"range": "bytes=0-1"})
    # The test's client reads nothing of it, and so closes no file.
    head.close()
    assert (head.status_code, head["Content-Length"]) == (200, str(size))


def test_a_film_its_still_and_a_sound_close_with_what_shows_them(world: World) -> None:
    now, author = database_time(), world.author
    shown = take_in(author, data=film(), alt="A gate", now=now)
    heard = take_in(author, data=sound(), alt="Bees", now=now)
    places = [f"/media/{shown.address}.{form}" for form in ("mp4", "webp")]
    places.append(f"/media/{heard.address}.mp3")
    body = f"See\n\n![]({places[0]})\n\n![]({places[2]})"
    text = publish(author, title="Gates", body=body, now=now)
    owner = Client()
    owner.force_login(author)

    def statuses(asker: Client, *, part: str) -> list[int]:
        answers = [asker.get(place, headers={"range": part}) for place in places]
        for answer in answers:
            answer.getvalue()
        return [answer.status_code for answer in answers]

    assert statuses(Client(), part="bytes=0-1") == [206] * 3
    moderating.remove(text.pk)
    for part in ("", "bytes=0-1", "bytes=999999999-"):
        assert statuses(Client(), part=part) == [410] * 3
    assert statuses(owner, part="bytes=0-1") == [206] * 3
    answer = owner.get(places[0])
    # Read to its end, the file is closed.
    answer.getvalue()
    assert answer["Cache-Control"] == "private, no-store"
    assert Client().get(f"/media/{shown.address}.webm").status_code == 404
    assert Client().get(f"/media/{heard.address}.webp").status_code == 404


def test_the_editor_gets_the_line_of_a_film(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    file = SimpleUploadedFile("gate.jpg", film(), content_type="image/jpeg")
    answer = client.post("/media/upload", {"file": file, "alt": "A gate"})
    assert answer.status_code == 201
    made = answer.json()
    assert made["markdown"] == f"![A gate]({made['url']})"
    assert made["url"].endswith(".mp4")
    # Among one's uploads it waits for a press, with its length in the place of words.
    page = client.get("/uploads").content.decode()
    assert f'src="{made["url"]}"' in page
    assert 'preload="none"' in page
    assert "64 × 48, 0:0" in page


def test_a_feed_has_a_link_in_the_place_of_a_player(world: World) -> None:
    now, author = database_time(), world.author
    shown = take_in(author, data=film(), alt="A gate", now=now)
    place = f"/media/{shown.address}.mp4"
    publish(author, title="Gates", body=f"See\n\n![]({place})", now=now)
    feed = Client().get(reverse("profile_feed", args=["tove", "atom"])).content.decode()
    assert f"testserver{place}" in feed
    assert "&gt;A gate&lt;/a&gt;" in feed
    assert "video" not in feed
