"""Uploading, describing and deleting pictures: one's own, within a day's quota, files and all."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.db.utils import IntegrityError
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from articles import services
from articles.errors import NotYours, QuotaUsed, UnknownText, UploadRefused
from articles.models import Erasure, Media
from articles.pictures import file_name, widths_of
from articles.selectors import stored_file
from articles.services import media as module
from articles.services.certifying import remove_files
from tests.articles.pictures import picture
from tests.plugin.database import CommittedDatabase

type Person = Callable[[str], Account]


def files(media: Media) -> list[bool]:
    return [
        default_storage.exists(file_name(media.address, width=width))
        for width in widths_of(media.width)
    ]


def test_an_upload_is_a_row_and_a_file_for_each_width(person: Person, now: datetime) -> None:
    media = services.upload(person("ines"), data=picture(1_000, 500), alt=" A\ngate ", now=now)
    assert (media.width, media.height, media.alt) == (1_000, 500, "A gate")
    assert files(media) == [True, True, True]
    sizes = [
        default_storage.size(file_name(media.address, width=width)) for width in (480, 960, 1_000)
    ]
    assert media.size_bytes == sum(sizes)


def test_the_same_picture_again_is_the_same_row(person: Person, now: datetime) -> None:
    ines = person("ines")
    first = services.upload(ines, data=picture(), alt="A gate", now=now)
    again = services.upload(ines, data=picture(), now=now)
    assert (again.pk, again.alt) == (first.pk, "A gate")


def test_no_address_is_worked_out_from_a_picture(person: Person, now: datetime) -> None:
    ines = person("ines")
    media = services.upload(ines, data=picture(), now=now)
    with default_storage.open(file_name(media.address, width=media.width)) as file:
        content = b"%d:%b" % (ines.pk, file.read())
    known = {hashlib.new(each, content).hexdigest()[:32] for each in ("md5", "sha1", "sha256")}
    assert media.address not in known


def test_under_another_key_a_picture_stays_where_it_is(
    person: Person, now: datetime, settings: Settings
) -> None:
    ines = person("ines")
    first = services.upload(ines, data=picture(), now=now)
    settings.SECRET_KEY = "the next one"
    again = services.upload(ines, data=picture(), now=now)
    assert first.address != again.address
    assert files(first) == files(again) == [True]
    assert stored_file(first.address, width=None) is not None


def test_what_one_deletes_stays_the_others(
    person: Person,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ines, marcel = person("ines"), person("marcel")
    hers = services.upload(ines, data=picture(), alt="A gate", now=now)
    his = services.upload(marcel, data=picture(), now=now)
    assert hers.address != his.address
    with django_capture_on_commit_callbacks(execute=True):
        services.erase_media(hers.pk, owner=ines, now=now)
    assert (files(hers), files(his)) == ([False], [True])
    hers.refresh_from_db()
    assert (hers.alt, hers.erased_at) == ("", now)
    gone = stored_file(hers.address, width=None)
    assert gone is not None
    assert gone.gone


def test_a_deleted_picture_can_be_uploaded_again(
    person: Person,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ines = person("ines")
    media = services.upload(ines, data=picture(), now=now)
    with django_capture_on_commit_callbacks(execute=True):
        services.erase_media(media.pk, owner=ines, now=now)
    again = services.upload(ines, data=picture(), alt="Once more", now=now)
    assert (again.pk, again.erased_at, files(again)) == (media.pk, None, [True])


def test_a_file_that_was_uploaded_again_is_not_removed_late(person: Person, now: datetime) -> None:
    ines = person("ines")
    media = services.upload(ines, data=picture(), now=now)
    services.erase_media(media.pk, owner=ines, now=now)
    services.upload(ines, data=picture(), now=now)
    remove_files(Erasure.objects.get().pk)
    assert files(media) == [True]


def test_nobody_describes_or_deletes_anothers_picture(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    media = services.upload(ines, data=picture(), alt="A gate", now=now)
    with pytest.raises(NotYours):
        services.erase_media(media.pk, owner=marcel, now=now)
    with pytest.raises(NotYours):
        services.describe(media.pk, owner=marcel, alt="Mine")
    with pytest.raises(UnknownText):
        services.erase_media(media.pk + 1, owner=ines, now=now)
    services.describe(media.pk, owner=ines, alt="A green gate")
    media.refresh_from_db()
    assert (media.alt, media.erased_at, files(media)) == ("A green gate", None, [True])


def test_a_day_has_a_quota_that_deleting_does_not_refill(
    person: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "QUOTA_PICTURES", 2)
    ines = person("ines")
    first = services.upload(ines, data=picture(colour="red"), now=now)
    services.upload(ines, data=picture(colour="blue"), now=now)
    services.erase_media(first.pk, owner=ines, now=now)
    with pytest.raises(QuotaUsed):
        services.upload(ines, data=picture(colour="green"), now=now)
    tomorrow = now + timedelta(days=1, seconds=1)
    assert services.upload(ines, data=picture(colour="green"), now=tomorrow).erased_at is None


def test_a_description_has_a_limit(person: Person, now: datetime) -> None:
    with pytest.raises(UploadRefused, match="501 characters; the limit is 500"):
        services.upload(person("ines"), data=picture(), alt="a" * 501, now=now)


def test_the_database_keeps_no_words_of_a_deleted_picture(person: Person, now: datetime) -> None:
    media = services.upload(person("ines"), data=picture(), alt="A gate", now=now)
    with pytest.raises(IntegrityError):
        Media.objects.filter(pk=media.pk).update(erased_at=now)


def test_two_uploads_of_one_picture_at_once_are_one_row(
    committed_db: CommittedDatabase, now: datetime
) -> None:
    ines = register("ines", now=now)
    start, made = Barrier(2), list[int]()

    def send() -> None:
        start.wait()
        made.append(services.upload(ines, data=picture(1_000, 500), now=now).pk)
        connection.close()

    threads = [Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2
    assert len(set(made)) == 1
    assert files(Media.objects.get()) == [True, True, True]
