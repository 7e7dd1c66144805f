"""Uploading films and sound: rows, files, quota and refusals are those of pictures."""

import struct
import subprocess
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.utils import IntegrityError
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Account, RestrictionKind
from accounts.services import restrict
from articles import services
from articles.errors import QuotaUsed, TooLarge, UploadRefused
from articles.films import MAX_BYTES, names_of
from articles.models import Media
from articles.selectors import stored_file, upload_of, uploads_of
from articles.selectors.references import known_in
from articles.services import media as uploading
from tests.articles.films import film, sound
from tests.articles.pictures import picture

type Person = Callable[[str], Account]


def files(media: Media) -> list[bool]:
    names = names_of(media.address, form=media.form, width=media.width)
    return [default_storage.exists(name) for name in names]


def test_a_film_is_a_row_a_file_and_its_still_and_goes_with_all_of_them(
    person: Person,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ines, data = person("ines"), film(size=(640, 360))
    media = services.take_in(ines, data=data, alt=" A\ngate opens ", now=now)
    assert (media.form, media.width, media.height) == ("mp4", 640, 360)
    assert media.alt == "A gate opens"
    # The film, its still, and that for smaller screens.
    assert files(media) == [True] * 3
    names = names_of(media.address, form="mp4", width=640)
    assert media.size_bytes == sum(default_storage.size(name) for name in names)
    again = services.take_in(ines, data=data, now=now)
    assert (again.pk, again.alt) == (media.pk, "A gate opens")
    assert stored_file(media.address, form="webm") is None
    assert stored_file(media.address, width=480) is not None
    shown = f"![](/media/{media.address}.mp4)"
    assert known_in(shown).pictures[media.address].form == "mp4"
    with django_capture_on_commit_callbacks(execute=True):
        services.erase_media(media.pk, owner=ines, now=now)
    assert files(media) == [False] * 3
    gone = stored_file(media.address, form="mp4")
    assert gone is not None
    assert gone.gone
    assert not known_in(shown).pictures


def test_a_sound_is_listed_but_stands_for_no_text(person: Person, now: datetime) -> None:
    ines = person("ines")
    heard = services.take_in(ines, data=sound(), alt="Bees", now=now)
    assert (heard.form, heard.width, files(heard)) == ("mp3", 0, [True])
    assert stored_file(heard.address) is None
    seen = services.take_in(ines, data=film(), now=now)
    assert [each.media for each in uploads_of(ines).uploads] == [seen.pk, heard.pk]
    assert [each.media for each in uploads_of(ines, seen=True).uploads] == [seen.pk]
    found = upload_of(ines, media_id=heard.pk)
    assert found is not None
    assert (found.form, found.length_ms) == ("mp3", heard.length_ms)
    text = services.publish(ines, title="Bees", body="Of bees.", now=now)
    services.choose_cover(text.pk, author=ines, media_id=seen.pk)
    with pytest.raises(UploadRefused, match="not among your uploads"):
        services.choose_cover(text.pk, author=ines, media_id=heard.pk)


def test_what_is_refused_is_told_by_its_reason(
    person: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ines = person("ines")
    for data, words in (
        (b"<svg/>", "none of the kinds that are taken"),
        (film(video="mpeg4"), "coded as"),
        (film()[:700], "damaged or too much work"),
    ):
        with pytest.raises(UploadRefused, match=words) as refused:
            services.take_in(ines, data=data, now=now)
        assert refused.value.__cause__ is not None
    with pytest.raises(TooLarge, match="limit for films and sound"):
        services.take_in(ines, data=film() + bytes(MAX_BYTES), now=now)
    # Pictures keep their way.
    assert services.take_in(ines, data=picture(), now=now).form == "webp"
    restrict(ines.pk, kind=RestrictionKind.SUSPENDED, decision=9, until=None, now=now)
    with pytest.raises(UploadRefused):
        services.take_in(ines, data=film(), now=now)
    monkeypatch.setattr(uploading, "QUOTA_PICTURES", 1)
    marcel = person("marcel")
    services.take_in(marcel, data=picture(), now=now)
    with pytest.raises(QuotaUsed):
        services.take_in(marcel, data=film(), now=now)
    assert Media.objects.count() == 2


def test_a_small_file_that_claims_a_hundred_million_pictures_takes_nothing_along(
    person: Person, now: datetime
) -> None:
    data = film(audio=None, pictures=2, options={"bf": "0"})
    # All of one size, so that no table has to list them, and all in one piece of the file.
    many = 100_000_000
    for name, offset, value in ((b"stsz", 8, 1), (b"stsz", 12, many), (b"stsc", 16, many)):
        at = data.index(name) + offset
        data = data[:at] + struct.pack(">I", value) + data[at + 4 :]
    with pytest.raises(UploadRefused):
        services.take_in(person("ines"), data=data, now=now)


def test_a_reader_that_falls_or_hangs_is_a_damaged_file_and_knows_no_secret(
    person: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ines, asked = person("ines"), list[dict[str, Any]]()

    def hang(words: list[str], **how: Any) -> None:
        asked.append(how)
        raise subprocess.TimeoutExpired(words, how["timeout"])

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(UploadRefused, match="damaged or too much work"):
        services.take_in(ines, data=film(), now=now)
    assert asked[0]["env"] == {}


def test_the_database_knows_what_a_film_is(person: Person, now: datetime) -> None:
    media = services.take_in(person("ines"), data=film(), now=now)
    wrongs: tuple[dict[str, Any], ...] = (
        {"form": "avi"},
        {"length_ms": 0},
        {"width": 0},
        {"form": "mp3"},
    )
    for wrong in wrongs:
        with pytest.raises(IntegrityError), transaction.atomic():
            Media.objects.filter(pk=media.pk).update(**wrong)
