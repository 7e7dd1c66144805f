"""A text that lives in one community is shown in another: one text, one entry in each list."""

from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from articles.choices import Audience, Choices
from articles.errors import ArticleError, NotOpen, PlaceRefused, TextRefused
from articles.models import Article, Showing
from articles.selectors import article_page, feed
from articles.selectors.feeds import FEEDS
from articles.selectors.placing import places_of, shown_lines
from articles.services import erase, make_circle, publish, show_in, show_no_longer
from articles.services.showing import MOST_A_DAY, end_showing
from communities.models import Community
from communities.roles import Kind
from communities.services import found, join
from curation.models import Work
from tests.articles.conftest import Person


@pytest.fixture
def author(person: Person) -> Account:
    """Who writes, and founds the first community."""
    return person("tove")


@pytest.fixture
def rooms(author: Account, now: datetime) -> dict[str, Community]:
    """Five open communities and one of members alone, whose owner is another."""
    made = [
        found(slug, title=slug, founder=author, now=now)
        for slug in ("r-1", "r-2", "r-3", "r-4", "r-5")
    ]
    return {each.slug: each for each in made}


@pytest.fixture
def text(author: Account, rooms: dict[str, Community], now: datetime) -> Article:
    """A text that lives in the first of them."""
    return publish(author, title="Beans", body="Beans.", community=rooms["r-1"], now=now)


def listed(slug: str, now: datetime) -> set[tuple[int, ...]]:
    """The works in a community's list, in each of its orders."""
    lists = (feed(kind, community=slug, now=now) for kind in FEEDS)
    return {tuple(card.work for card in each.cards) for each in lists}


def test_it_stands_once_in_both_and_names_where_it_is_shown(
    author: Account, text: Article, now: datetime
) -> None:
    show_in(author, work_id=text.pk, slug="r-2", line="  Beans, of  all. ", now=now)
    show_in(author, work_id=text.pk, slug="r-2", line="Beans of all kinds.", now=now)
    assert listed("r-1", now) == listed("r-2", now) == {(text.pk,)}
    assert listed("r-3", now) == {()}
    assert shown_lines("r-2", works=[text.pk])[text.pk].line == "Beans of all kinds."
    page = article_page("tove", permlink=text.permlink, now=now)
    assert page is not None
    assert [room["slug"] for room in page.shown_in] == ["r-2"]
    work = Work.objects.get()
    assert work.host_id == text.community.wallet_id if text.community else False


def test_pages_of_a_list_take_both_kinds_in_one_order(
    author: Account, rooms: dict[str, Community], now: datetime
) -> None:
    works = []
    for number in range(6):
        room = rooms["r-1"] if number % 2 else rooms["r-2"]
        at = now + timedelta(minutes=number)
        work = publish(author, title=f"Text {number}", body="x", community=room, now=at).pk
        if room.slug == "r-1":
            show_in(author, work_id=work, slug="r-2", now=at)
        works.append(work)
    later = now + timedelta(hours=1)
    for kind in FEEDS:
        seen: list[int] = []
        after = ""
        for _page in range(6):
            page = feed(kind, community="r-2", now=later, after=after, limit=1)
            seen += [card.work for card in page.cards]
            after = page.after
        assert after == ""
        assert seen == (works if kind == "closing" else works[::-1])


def test_who_showed_it_and_its_author_take_it_back(
    author: Account, text: Article, rooms: dict[str, Community], person: Person, now: datetime
) -> None:
    olaf = person("olaf")
    join(rooms["r-2"], account=olaf, now=now)
    show_in(olaf, work_id=text.pk, slug="r-2", now=now)
    with pytest.raises(NotOpen):
        show_in(author, work_id=text.pk, slug="r-2", now=now)
    with pytest.raises(PlaceRefused):
        show_no_longer(person("mira"), work_id=text.pk, slug="r-2", now=now)
    show_no_longer(author, work_id=text.pk, slug="r-2", now=now)
    show_no_longer(author, work_id=text.pk, slug="r-2", now=now)
    assert not places_of(text.pk).shown
    # Whoever took it back, and anybody else, may show it there anew.
    show_in(author, work_id=text.pk, slug="r-2", line="Again.", now=now)
    [there] = places_of(text.pk).shown
    assert (there.by, there.line) == (author.name, "Again.")


def test_what_is_taken_back_counts_among_the_shows_of_a_day(
    author: Account, text: Article, rooms: dict[str, Community], now: datetime
) -> None:
    for _ in range(MOST_A_DAY):
        show_in(author, work_id=text.pk, slug="r-2", now=now)
        show_no_longer(author, work_id=text.pk, slug="r-2", now=now)
    for slug in ("r-2", "r-3"):
        with pytest.raises(PlaceRefused, match="go on tomorrow"):
            show_in(author, work_id=text.pk, slug=slug, now=now)
    show_in(author, work_id=text.pk, slug="r-2", now=now + timedelta(days=1, seconds=1))
    assert Showing.objects.get().shows == 1


def test_what_moderators_took_out_stays_out(
    author: Account, text: Article, rooms: dict[str, Community], now: datetime
) -> None:
    show_in(author, work_id=text.pk, slug="r-2", now=now)
    assert end_showing(rooms["r-2"], work_id=text.pk, now=now)
    assert not end_showing(rooms["r-2"], work_id=text.pk, now=now)
    assert listed("r-2", now) == {()}
    with pytest.raises(PlaceRefused, match="stays out"):
        show_in(author, work_id=text.pk, slug="r-2", now=now)


def test_there_are_places_where_it_cannot_be_shown(
    author: Account, text: Article, rooms: dict[str, Community], person: Person, now: datetime
) -> None:
    mira = person("mira")
    found("closed", title="Closed", kind=Kind.COUNCIL, founder=mira, now=now)
    own = publish(author, title="Alone", body="x", now=now, choices=Choices(passing_on=False))
    family = make_circle(author, name="Family", now=now)
    few = Choices(audience=Audience.CIRCLES, readers=(family.pk,))
    hidden = publish(author, title="Few", body="x", now=now, choices=few)

    def refused(kind: type[ArticleError], who: Account, work: int, slug: str) -> None:
        with pytest.raises(kind):
            show_in(who, work_id=work, slug=slug, now=now)

    refused(PlaceRefused, author, text.pk, "r-1")
    refused(PlaceRefused, author, text.pk, "")
    refused(TextRefused, author, text.pk, "nowhere")
    refused(TextRefused, author, text.pk, "closed")
    refused(NotOpen, mira, own.pk, "r-2")
    refused(NotOpen, author, hidden.pk, "r-2")
    for slug in ("r-2", "r-3", "r-4"):
        show_in(author, work_id=text.pk, slug=slug, now=now)
    refused(PlaceRefused, author, text.pk, "r-5")
    rows = [
        Showing(article=text, by=author, at=now, ended_at=now, community=room)
        for room in (found(f"s-{n}", title="S", founder=mira, now=now) for n in range(MOST_A_DAY))
    ]
    Showing.objects.bulk_create(rows)
    refused(PlaceRefused, author, own.pk, "r-2")


def test_what_is_erased_is_shown_nowhere(author: Account, text: Article, now: datetime) -> None:
    show_in(author, work_id=text.pk, slug="r-2", line="Mine.", now=now)
    erase(text.pk, author=author, now=now)
    assert not Showing.objects.exists()
    assert not places_of(text.pk).shown
