"""A collection has a title and texts of anybody, in the order that its owner gives them."""

from datetime import datetime

import pytest

from accounts.closing import empty
from accounts.models import Account, RestrictionKind
from accounts.muting import Distance, keep_away
from accounts.services import restrict
from articles.choices import Audience, Choices
from articles.errors import CollectionRefused, InSuspension, NotOpen, UnknownText
from articles.models import Article, Collection, CollectionPart
from articles.selectors.collections import collection_page, collections_of, parts_of
from articles.services import (
    Heading,
    collect,
    collect_no_longer,
    collecting,
    delete_collection,
    erase,
    make_circle,
    move_in_collection,
    publish,
)
from articles.services.collecting import change_collection, make_collection
from tests.articles.conftest import Person

OPEN = Heading("Open", "For everybody.", public=True)


@pytest.fixture
def owner(person: Person) -> Account:
    return person("tove")


@pytest.fixture
def writer(person: Person) -> Account:
    return person("mira")


@pytest.fixture
def texts(owner: Account, writer: Account, now: datetime) -> list[Article]:
    """Two of another's, and one of the owner's."""
    authors = (writer, writer, owner)
    return [
        publish(author, title=f"Text {n}", body="Words.", now=now)
        for n, author in enumerate(authors)
    ]


@pytest.fixture
def shelf(owner: Account, texts: list[Article], now: datetime) -> Collection:
    """The texts in order, for everybody."""
    made = make_collection(owner, heading=OPEN, now=now)
    for each in texts:
        collect(owner, slug=made.slug, work_id=each.pk, now=now)
    return made


def order(owner: Account, viewer: Account | None, now: datetime, slug: str = "open") -> list[str]:
    """The titles that the viewer finds."""
    page = collection_page(owner, slug=slug, viewer=viewer, now=now)
    assert page is not None
    return [card.title for card in page.cards]


def test_texts_stand_as_they_were_put_in_and_change_places(
    owner: Account, texts: list[Article], shelf: Collection, now: datetime
) -> None:
    assert order(owner, None, now) == ["Text 0", "Text 1", "Text 2"]
    collect(owner, slug="open", work_id=texts[0].pk, now=now)
    move_in_collection(owner, slug="open", work_id=texts[2].pk, direction="earlier")
    assert order(owner, None, now) == ["Text 0", "Text 2", "Text 1"]
    move_in_collection(owner, slug="open", work_id=texts[0].pk, direction="earlier")
    move_in_collection(owner, slug="open", work_id=texts[0].pk, direction="later")
    assert order(owner, None, now) == ["Text 2", "Text 0", "Text 1"]
    for _ in range(2):
        collect_no_longer(owner, slug="open", work_id=texts[0].pk)
    assert order(owner, None, now) == ["Text 2", "Text 1"]
    collect(owner, slug="open", work_id=texts[0].pk, now=now)
    assert order(owner, None, now) == ["Text 2", "Text 1", "Text 0"]


def test_pages_go_on_behind_a_place(
    owner: Account, texts: list[Article], shelf: Collection, now: datetime
) -> None:
    titles, after = [], None
    for _ in texts:
        page = collection_page(owner, slug="open", viewer=None, now=now, after=after, limit=1)
        assert page is not None
        titles += [card.title for card in page.cards]
        after = page.after
    assert titles == ["Text 0", "Text 1", "Text 2"]
    assert after == 0
    beyond = collection_page(owner, slug="open", viewer=None, now=now, after=99, limit=2)
    assert beyond is not None
    assert beyond.first
    assert len(beyond.cards) == 2


def test_its_owner_alone_finds_one_of_their_own(
    owner: Account, writer: Account, texts: list[Article], now: datetime
) -> None:
    made = make_collection(owner, heading=Heading("Mine"), now=now)
    collect(owner, slug=made.slug, work_id=texts[0].pk, now=now)
    for viewer in (None, writer):
        assert collection_page(owner, slug="mine", viewer=viewer, now=now) is None
        assert collections_of(owner.pk, viewer=viewer) == []
    assert order(owner, owner, now, "mine") == ["Text 0"]
    assert [each.texts for each in collections_of(owner.pk, viewer=owner)] == [1]
    shown = Heading("Ours", public=True)
    assert change_collection(owner, slug="mine", heading=shown, now=now) == "ours"
    assert order(owner, writer, now, "ours") == ["Text 0"]
    assert [each.title for each in collections_of(owner.pk, viewer=None)] == ["Ours"]


def test_what_its_author_lets_nobody_pass_on_stands_in_none_for_everybody(
    owner: Account, writer: Account, now: datetime
) -> None:
    kept = publish(writer, title="Kept", body="Words.", choices=Choices(passing_on=False), now=now)
    make_collection(owner, heading=OPEN, now=now)
    with pytest.raises(NotOpen, match="wants no re-shares"):
        collect(owner, slug="open", work_id=kept.pk, now=now)
    make_collection(owner, heading=Heading("Mine"), now=now)
    collect(owner, slug="mine", work_id=kept.pk, now=now)
    assert order(owner, owner, now, "mine") == ["Kept"]
    change_collection(owner, slug="mine", heading=Heading("Mine", public=True), now=now)
    assert order(owner, writer, now, "mine") == []
    [line] = parts_of(Collection.objects.get(slug="mine")).lines
    assert (line.title, line.shown) == ("Kept", False)


def test_who_is_blocked_passes_on_none_of_the_texts(
    owner: Account, writer: Account, shelf: Collection, texts: list[Article], now: datetime
) -> None:
    keep_away(writer, other=owner, distance=Distance.BLOCKED, now=now)
    assert order(owner, None, now) == ["Text 2"]
    assert [each.texts for each in collections_of(owner.pk, viewer=None)] == [1]
    collect_no_longer(owner, slug="open", work_id=texts[0].pk)
    with pytest.raises(NotOpen, match="has blocked you"):
        collect(owner, slug="open", work_id=texts[0].pk, now=now)


def test_a_text_for_circles_is_in_none(owner: Account, writer: Account, now: datetime) -> None:
    circle = make_circle(owner, name="Family", now=now)
    few = Choices(audience=Audience.CIRCLES, readers=(circle.pk,))
    secret = publish(owner, title="Secret", body="Words.", choices=few, now=now)
    make_collection(owner, heading=Heading("Mine"), now=now)
    with pytest.raises(NotOpen, match="for circles alone"):
        collect(owner, slug="mine", work_id=secret.pk, now=now)
    make_collection(writer, heading=Heading("Mine"), now=now)
    with pytest.raises(UnknownText):
        collect(writer, slug="mine", work_id=secret.pk, now=now)
    with pytest.raises(UnknownText):
        collect(writer, slug="mine", work_id=10**9, now=now)


def test_what_goes_away_leaves_a_line_without_words_for_its_owner(
    owner: Account, shelf: Collection, texts: list[Article], now: datetime
) -> None:
    erase(texts[2].pk, author=owner, now=now)
    restrict(texts[0].author_id, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=now)
    assert order(owner, owner, now) == []
    lines = parts_of(shelf).lines
    assert [(each.work, each.title, each.author) for each in lines] == [
        (each.pk, "", "") for each in texts
    ]
    with pytest.raises(NotOpen, match="taken down"):
        make_collection(owner, heading=Heading("Mine"), now=now)
        collect(owner, slug="mine", work_id=texts[2].pk, now=now)


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        (Heading(" \u200b "), "1 to 120 characters"),
        (Heading("a" * 121), "1 to 120 characters"),
        (Heading("Fine", "a" * 501), "at most 500 characters"),
        (Heading(" oPEN "), "of this title already"),
    ],
)
def test_a_heading_that_cannot_be_is_refused(
    owner: Account, shelf: Collection, heading: Heading, why: str, now: datetime
) -> None:
    with pytest.raises(CollectionRefused, match=why):
        make_collection(owner, heading=heading, now=now)
    make_collection(owner, heading=Heading("Other"), now=now)
    with pytest.raises(CollectionRefused, match=why):
        change_collection(owner, slug="other", heading=heading, now=now)


def test_a_title_in_any_script_has_an_address_of_its_own(owner: Account, now: datetime) -> None:
    titles = ("Bönor & ärtor", "Bonor arter", "豆", "🌱", "Collection")
    slugs = [make_collection(owner, heading=Heading(each), now=now).slug for each in titles]
    assert slugs == ["bonor-artor", "bonor-arter", "collection", "collection-2", "collection-3"]
    change_collection(owner, slug="bonor-artor", heading=Heading("Peas"), now=now)
    assert Collection.objects.get(title="Peas").slug == "bonor-artor"


def test_there_are_bounds(
    owner: Account,
    shelf: Collection,
    texts: list[Article],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(collecting, "MAX_COLLECTIONS", 1)
    monkeypatch.setattr(collecting, "MAX_TEXTS", 3)
    with pytest.raises(CollectionRefused, match="1 collections are enough"):
        make_collection(owner, heading=Heading("Second"), now=now)
    one_more = publish(owner, title="More", body="Words.", now=now)
    with pytest.raises(CollectionRefused, match="at most 3 texts"):
        collect(owner, slug="open", work_id=one_more.pk, now=now)
    collect(owner, slug="open", work_id=texts[0].pk, now=now)
    assert CollectionPart.objects.count() == 3


def test_nobody_changes_anothers(
    owner: Account, writer: Account, shelf: Collection, texts: list[Article], now: datetime
) -> None:
    work = texts[0].pk
    with pytest.raises(UnknownText):
        change_collection(writer, slug="open", heading=Heading("Mine"), now=now)
    with pytest.raises(UnknownText):
        collect(writer, slug="open", work_id=work, now=now)
    with pytest.raises(UnknownText):
        collect_no_longer(writer, slug="open", work_id=work)
    with pytest.raises(UnknownText):
        move_in_collection(writer, slug="open", work_id=work, direction="later")
    delete_collection(writer, slug="open")
    assert order(owner, None, now) == ["Text 0", "Text 1", "Text 2"]


def test_who_is_suspended_shows_nothing_new_and_may_hide_and_thin_out(
    owner: Account, shelf: Collection, texts: list[Article], now: datetime
) -> None:
    make_collection(owner, heading=Heading("Mine"), now=now)
    restrict(owner.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=now)
    fresh = publish(texts[0].author, title="Fresh", body="Words.", now=now)
    with pytest.raises(InSuspension):
        collect(owner, slug="open", work_id=fresh.pk, now=now)
    with pytest.raises(InSuspension):
        change_collection(owner, slug="mine", heading=Heading("Mine", public=True), now=now)
    collect(owner, slug="mine", work_id=fresh.pk, now=now)
    collect_no_longer(owner, slug="open", work_id=texts[0].pk)
    change_collection(owner, slug="open", heading=Heading("Open"), now=now)
    assert not Collection.objects.filter(public=True).exists()


def test_deleting_one_leaves_its_texts(
    owner: Account, shelf: Collection, texts: list[Article]
) -> None:
    for _ in range(2):
        delete_collection(owner, slug="open")
    assert not CollectionPart.objects.exists()
    assert Article.objects.count() == len(texts)


def test_they_go_with_the_account(
    owner: Account, writer: Account, shelf: Collection, now: datetime
) -> None:
    make_collection(writer, heading=Heading("Mine"), now=now)
    empty(owner, now=now)
    assert list(Collection.objects.values_list("title", flat=True)) == ["Mine"]
    assert not CollectionPart.objects.exists()
