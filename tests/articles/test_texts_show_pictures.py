"""Pictures in stored texts: shown while they live, a gap with their words when they are gone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Account
from articles import services
from articles.drafting import Manuscript, Sheet
from articles.markup import SANITISER
from articles.models import Article, Media, MediaUse, Revision
from articles.pictures import file_name
from articles.services import rerendering
from articles.services.certifying import Removed
from articles.services.media import forget
from tests.articles.pictures import picture

type Person = Callable[[str], Account]


def shown(media: Media, words: str = "A gate") -> str:
    return f"Words.\n\n![{words}](/media/{media.address}.webp)"


def html_of(article: Article) -> str:
    article.refresh_from_db()
    return article.revision.html


def there(media: Media) -> bool:
    return default_storage.exists(file_name(media.address, width=media.width))


def test_a_text_shows_a_picture_with_its_size_and_its_words(person: Person, now: datetime) -> None:
    ines = person("ines")
    media = services.upload(ines, data=picture(1_000, 500), alt="From the upload", now=now)
    article = services.publish(ines, title="Gates", body=shown(media, ""), now=now)
    html = html_of(article)
    assert '<figure><img src="/media/' in html
    assert 'width="1000" height="500" alt="From the upload"' in html
    assert f"{media.address}-480.webp 480w" in html
    assert MediaUse.objects.filter(media=media, work=article.pk).exists()


def test_a_deleted_picture_leaves_a_gap_with_its_words_in_every_version(
    person: Person, now: datetime
) -> None:
    ines = person("ines")
    media = services.upload(ines, data=picture(), now=now)
    article = services.publish(ines, title="Gates", body=shown(media), now=now)
    services.revise(article.pk, author=ines, body=shown(media) + "\n\nMore.", now=now)
    services.erase_media(media.pk, owner=ines, now=now)
    for revision in Revision.objects.filter(work=article.pk):
        assert '<figure class="gap">A gate</figure>' in revision.html
        assert "<img" not in revision.html


def test_a_comment_shows_pictures_and_mentions_too(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    media = services.upload(marcel, data=picture(), now=now)
    article = services.publish(ines, title="Gates", body="Words.", now=now)
    body = f"{shown(media)}\n\n@ines and @nobody[^1]\n\n[^1]: A note."
    comment = services.reply(article.pk, author=marcel, body=body, now=now)
    html = comment.revision.html
    assert "<figure><img" in html
    assert '<a href="/@ines" class="mention"' in html
    assert "@nobody<sup>" in html
    assert f'id="c{comment.pk}-fn-1"' in html


def test_erasing_a_text_deletes_the_pictures_that_only_it_showed(
    person: Person,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ines, marcel = person("ines"), person("marcel")
    own, both, his = (
        services.upload(owner, data=picture(colour=colour), now=now)
        for owner, colour in ((ines, "red"), (ines, "green"), (marcel, "blue"))
    )
    body = "\n\n".join(shown(media) for media in (own, both, his))
    article = services.publish(ines, title="Gates", body=body, now=now)
    # An earlier version showed it: that version goes as well.
    services.revise(article.pk, author=ines, body=shown(both), now=now)
    other = services.publish(ines, title="More", body=shown(both), now=now)
    with django_capture_on_commit_callbacks(execute=True):
        services.erase(article.pk, author=ines, now=now)
    assert [there(media) for media in (own, both, his)] == [False, True, True]
    assert "<img" in html_of(other)


def test_a_picture_that_is_a_cover_elsewhere_stays(person: Person, now: datetime) -> None:
    ines = person("ines")
    media = services.upload(ines, data=picture(), now=now)
    article = services.publish(ines, title="Gates", body=shown(media), now=now)
    other = services.publish(ines, title="More", body="Words.", now=now)
    Article.objects.filter(pk=other.pk).update(cover=media)
    services.erase(article.pk, author=ines, now=now)
    assert Media.objects.filter(pk=media.pk, erased_at=None).exists()


def test_a_picture_in_another_draft_stays(person: Person, now: datetime) -> None:
    ines = person("ines")
    media = services.upload(ines, data=picture(), now=now)
    article = services.publish(ines, title="Gates", body=shown(media), now=now)
    written = Manuscript("A draft", shown(media))
    services.save_draft(ines, sheet=Sheet(UUID(int=1)), text=written, now=now)
    services.erase(article.pk, author=ines, now=now)
    assert Media.objects.filter(pk=media.pk, erased_at=None).exists()


def test_rendering_anew_brings_old_html_up_to_date_once(
    person: Person, now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Gates", body="# A *head*", now=now)
    services.reply(article.pk, author=ines, body="Words.", now=now)
    Revision.objects.update(html="<p>old</p>", sanitiser="1 before")
    Article.objects.update(excerpt="old", words=99)
    call_command("render_anew")
    article.refresh_from_db()
    assert html_of(article) == '<h2 id="s-a-head">A <em>head</em></h2>\n'
    assert (article.excerpt, article.words) == ("A head", 2)
    assert set(Revision.objects.values_list("sanitiser", flat=True)) == {SANITISER}
    assert rerendering.render_anew() == 0
    assert "Rendered 2 versions anew." in capsys.readouterr().out


def test_an_erased_text_is_not_rendered_again(person: Person, now: datetime) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Gates", body="Words.", now=now)
    services.erase(article.pk, author=ines, now=now)
    Revision.objects.update(sanitiser="1 before")
    assert rerendering.render_anew() == 0


def test_old_versions_beyond_the_first_hundreds_wait_for_the_command(
    person: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rerendering, "AT_ONCE", 1)
    ines = person("ines")
    media = services.upload(ines, data=picture(), now=now)
    article = services.publish(ines, title="Gates", body=shown(media), now=now)
    later = now + timedelta(minutes=1)
    services.revise(article.pk, author=ines, body=shown(media) + " More.", now=later)
    forget([media.pk], removed=Removed(), now=later)
    assert "<img" not in html_of(article)
    assert rerendering.render_anew() == 1
    assert not Revision.objects.filter(html__contains="<img").exists()
