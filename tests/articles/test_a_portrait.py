"""A portrait is the square middle of an uploaded picture, gone when it is replaced."""

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Account
from articles import services
from articles.errors import UploadRefused
from articles.models import Media
from articles.pictures import PORTRAIT, PORTRAIT_SMALL, file_name, square
from articles.selectors import article_page, feed, upload_of
from articles.services import choose_portrait, remove_portrait
from tests.articles.pictures import CAMERA, photograph, picture

type Person = Callable[[str], Account]


def file(media: Media, width: int) -> str:
    return file_name(media.address, width=width)


def test_the_middle_is_cut_to_a_square_without_what_the_camera_wrote() -> None:
    drawn = Image.new("RGB", (300, 100), "red")
    drawn.paste("blue", (100, 0, 200, 100))
    out = io.BytesIO()
    drawn.save(out, "PNG")
    encoded = square(out.getvalue())
    assert sorted(encoded.files) == [PORTRAIT_SMALL, PORTRAIT]
    for side, content in encoded.files.items():
        shown = Image.open(io.BytesIO(content)).convert("RGB")
        assert shown.size == (side, side)
        # The red to the left and right of the middle is gone.
        for x in (3, side // 2, side - 4):
            red, _, blue = shown.getpixel((x, side // 2))  # type: ignore[misc]
            assert blue > 200 > 60 > red
    assert CAMERA.encode() not in square(photograph()).whole


def test_it_stands_on_cards_comments_and_pages(person: Person, now: datetime) -> None:
    ines = person("ines")
    text = services.publish(ines, title="Gates", body="Words.", now=now)
    media = choose_portrait(ines, data=picture(900, 600), now=now)
    assert feed("new", now=now).cards[0].portrait == media.address
    page = article_page("ines", permlink=text.permlink, now=now)
    assert page is not None
    assert page.card.portrait == media.address
    upload = upload_of(ines, media_id=media.pk)
    assert upload is not None
    assert upload.portrait


def test_the_one_before_goes_with_its_files(
    person: Person,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ines = person("ines")
    first = choose_portrait(ines, data=picture(colour="red"), now=now)
    assert default_storage.exists(file(first, PORTRAIT_SMALL))
    with django_capture_on_commit_callbacks(execute=True):
        second = choose_portrait(ines, data=picture(colour="blue"), now=now)
    assert not default_storage.exists(file(first, PORTRAIT_SMALL))
    with django_capture_on_commit_callbacks(execute=True):
        remove_portrait(ines, now=now)
        remove_portrait(ines, now=now)
    ines.refresh_from_db()
    assert ines.portrait == ""
    assert not default_storage.exists(file(second, PORTRAIT))


def test_one_that_a_text_shows_as_well_is_kept(person: Person, now: datetime) -> None:
    ines = person("ines")
    media = choose_portrait(ines, data=picture(), now=now)
    services.publish(ines, title="Me", body=f"![Me](/media/{media.address}.webp)", now=now)
    remove_portrait(ines, now=now)
    assert Media.objects.get(pk=media.pk).erased_at is None


def test_deleting_the_upload_brings_the_blot_back(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    media = choose_portrait(ines, data=picture(), now=now)
    his = choose_portrait(marcel, data=picture(), now=now)
    services.erase_media(media.pk, owner=ines, now=now)
    ines.refresh_from_db()
    marcel.refresh_from_db()
    assert (ines.portrait, marcel.portrait) == ("", his.address)


def test_what_is_no_picture_changes_nothing(person: Person, now: datetime) -> None:
    ines = person("ines")
    media = choose_portrait(ines, data=picture(), now=now)
    with pytest.raises(UploadRefused):
        choose_portrait(ines, data=b"<svg/>", now=now)
    ines.refresh_from_db()
    assert ines.portrait == media.address


def test_the_database_takes_no_other_words_for_an_address(person: Person, now: datetime) -> None:
    ines = person("ines")
    with pytest.raises(IntegrityError):
        Account.objects.filter(pk=ines.pk).update(portrait="../../etc/passwd")


def test_many_portraits_cost_a_list_no_query(person: Person, now: datetime) -> None:
    people = [person(name) for name in ("ines", "marcel", "tove", "olaf")]
    for each in people:
        services.publish(each, title="Gates", body="Words.", now=now)
    with CaptureQueriesContext(connection) as without:
        feed("new", now=now)
    for each in people:
        choose_portrait(each, data=picture(), now=now)
    with CaptureQueriesContext(connection) as captured:
        cards = feed("new", now=now).cards
    assert len({card.portrait for card in cards}) == len(people)
    assert len(captured) == len(without)
