"""No certificate says that a file is gone before it is."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Account
from articles import services
from articles.films import names_of
from articles.models import Erasure, FilesGone, Media
from articles.services.certifying import remove_files, remove_left_files
from tests.articles.pictures import picture

type Person = Callable[[str], Account]


def on_disk(media: Media) -> list[bool]:
    names = names_of(media.address, form=media.form, width=media.width)
    return [default_storage.exists(name) for name in names]


def deleted(person: Person, now: datetime) -> tuple[Media, Erasure]:
    """An upload of two files that was deleted, in a transaction that goes on."""
    ines = person("ines")
    media = services.upload(ines, data=picture(700, 500), now=now)
    services.erase_media(media.pk, owner=ines, now=now)
    return media, Erasure.objects.get()


def test_the_row_of_the_files_comes_when_they_are_gone(
    person: Person,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        media, erasure = deleted(person, now)
        assert (erasure.files, on_disk(media)) == (2, [True, True])
        assert not FilesGone.objects.exists()
    assert on_disk(media) == [False, False]
    gone = FilesGone.objects.get()
    assert (gone.erasure, gone.files) == (erasure, 2)
    assert gone.at >= erasure.at


def test_a_storage_that_keeps_a_file_is_not_believed(
    person: Person,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(default_storage, "delete", lambda name: None)
        with django_capture_on_commit_callbacks(execute=True):
            media, _ = deleted(person, now)
        assert (on_disk(media), FilesGone.objects.count()) == ([True, True], 0)
        with pytest.raises(OSError, match="keeps files of erasure"):
            remove_left_files()
        assert FilesGone.objects.count() == 0
    assert remove_left_files() == 1
    assert (on_disk(media), FilesGone.objects.get().files) == ([False, False], 2)


def test_the_worker_does_what_was_left_once(person: Person, now: datetime) -> None:
    media, erasure = deleted(person, now)
    assert (remove_left_files(), on_disk(media)) == (1, [False, False])
    first = FilesGone.objects.get().at
    remove_files(erasure.pk)
    assert remove_left_files() == 0
    assert FilesGone.objects.get().at == first


def test_what_was_uploaded_again_first_is_counted_as_not_removed(
    person: Person,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    media, erasure = deleted(person, now)
    with django_capture_on_commit_callbacks(execute=True):
        services.upload(media.owner, data=picture(700, 500), now=now)
    assert on_disk(media) == [True, True]
    gone = FilesGone.objects.get()
    assert (gone.erasure, gone.files, erasure.files) == (erasure, 0, 2)
    assert remove_left_files() == 0
