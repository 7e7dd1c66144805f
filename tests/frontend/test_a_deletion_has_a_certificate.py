"""Whoever deletes gets a certificate to keep, which names nobody and says nothing of the words."""

from django.test import Client

from accounts.models import Account
from articles.models import Erasure, FilesGone
from articles.services.certifying import remove_files
from tests.frontend.world import World, trusted


def place(erasure: Erasure) -> str:
    return f"/erasure/{erasure.pk}/{erasure.key}"


def deleted_text(world: World) -> Erasure:
    trusted(world.author).post(f"/work/{world.places['WORK']}/erase")
    return Erasure.objects.get(kind="text")


def test_its_owner_finds_it_and_anybody_with_the_address_reads_it(world: World) -> None:
    made = deleted_text(world)
    listed = trusted(world.author).get("/erasures").text
    assert f'href="{place(made)}"' in listed
    page = Client().get(place(made)).text
    assert f"Text no. {made.subject}" in page
    assert "Versions of the text" in page
    for word in ("beans", "tove"):
        assert word not in page.partition("<main")[2].partition("</main>")[0].lower()


def test_without_its_key_there_is_none(world: World) -> None:
    made = deleted_text(world)
    assert Client().get(f"/erasure/{made.pk}/{'0' * 32}").status_code == 404
    assert Client().get(f"/erasure/{made.pk}/{'0' * 32}.json").status_code == 404
    assert Client().get(f"/erasure/{2**80}/{made.key}").status_code == 404
    assert place(made) not in trusted(world.stranger).get("/erasures").text


def test_programs_read_the_same(world: World) -> None:
    made = deleted_text(world)
    told = Client().get(f"{place(made)}.json").json()
    assert told == {
        "number": made.pk,
        "kind": "text",
        "subject": int(world.places["WORK"]),
        "account": world.author.pk,
        "at": made.at.isoformat(),
        "removed": made.removed,
        "files": 0,
        "files_gone": 0,
        "files_gone_at": None,
    }
    assert told["removed"]["versions"] == 1


def test_files_are_said_to_be_gone_when_they_are(world: World) -> None:
    trusted(world.author).post(f"/uploads/{world.places['UPLOAD']}/delete")
    made = Erasure.objects.get(subject=world.places["UPLOAD"], kind="upload")
    assert "files are being removed" in Client().get(place(made)).text
    remove_files(made.pk)
    gone = FilesGone.objects.get(pk=made.pk)
    assert "files are gone from the storage" in Client().get(place(made)).text
    assert Client().get(f"{place(made)}.json").json()["files_gone_at"] == gone.at.isoformat()


def test_who_leaves_is_led_to_the_certificate_of_it_all(world: World) -> None:
    client = trusted(world.author)
    answer = client.post("/settings/close", {"texts": "erase", "name": "tove"})
    made = Erasure.objects.get(kind="account")
    assert answer.headers["Location"] == place(made)
    page = client.get(place(made)).text
    assert "Keep the address of this page" in page
    text = Erasure.objects.get(kind="text", subject=world.places["WORK"])
    assert f'href="{place(text)}"' in page
    assert not Account.objects.filter(name="tove").exists()
