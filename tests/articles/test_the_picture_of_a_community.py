"""A community's picture: by its admins, described, and gone with the upload that it is."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Account
from articles.errors import UploadRefused
from articles.models import Media
from articles.services import (
    choose_picture,
    choose_portrait,
    erase_media,
    remove_picture,
    remove_portrait,
)
from communities.errors import CommunityError
from communities.models import Community
from communities.services import found
from tests.articles.conftest import Person
from tests.articles.pictures import picture


@pytest.fixture
def owner(person: Person) -> Account:
    """Who may change it."""
    return person("tove")


@pytest.fixture
def room(owner: Account, now: datetime) -> Community:
    """Without a picture yet."""
    return found("tiles", title="Tiles", founder=owner, now=now)


def shown(room: Community) -> tuple[bool, str]:
    room.refresh_from_db()
    return bool(room.picture), room.picture_alt


def test_it_is_chosen_changed_and_removed(owner: Account, room: Community, now: datetime) -> None:
    choose_picture(room, by=owner, data=picture(400, 300), alt=" A  tile ", now=now)
    assert shown(room) == (True, "A tile")
    first = Media.objects.get()
    assert (first.address, first.width, first.height) == (room.picture, 288, 288)
    choose_picture(room, by=owner, data=picture(colour="#8a2b57"), alt="Clay", now=now)
    assert shown(room) == (True, "Clay")
    first.refresh_from_db()
    assert first.erased_at == now
    remove_picture(room, by=owner, now=now)
    remove_picture(room, by=owner, now=now)
    assert shown(room) == (False, "")


def test_what_cannot_be_its_picture_changes_nothing(
    owner: Account, room: Community, person: Person, now: datetime
) -> None:
    data = picture(400, 300)
    for alt, content in (("", data), ("x" * 301, data), ("A tile", b"x"), ("A tile", b"")):
        with pytest.raises(UploadRefused):
            choose_picture(room, by=owner, data=content, alt=alt, now=now)
    with pytest.raises(CommunityError):
        choose_picture(room, by=person("olaf"), data=data, alt="A tile", now=now)
    assert shown(room) == (False, "")
    assert not Media.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Community.objects.update(picture="0" * 32)


def test_it_goes_with_the_upload(
    owner: Account,
    room: Community,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    choose_picture(room, by=owner, data=picture(400, 300), alt="A tile", now=now)
    with django_capture_on_commit_callbacks(execute=True):
        erase_media(Media.objects.get().pk, owner=owner, now=now)
    assert shown(room) == (False, "")


def test_it_stays_for_as_long_as_something_shows_it(
    owner: Account, room: Community, now: datetime
) -> None:
    other = found("bricks", title="Bricks", founder=owner, now=now)
    for each in (room, other):
        choose_picture(each, by=owner, data=picture(), alt="A tile", now=now)
    choose_portrait(owner, data=picture(), now=now)
    remove_picture(other, by=owner, now=now)
    remove_portrait(owner, now=now)
    assert shown(room) == (True, "A tile")
    assert Media.objects.get().erased_at is None
    remove_picture(room, by=owner, now=now)
    assert Media.objects.get().erased_at == now
