"""Series: their order, a text's place, and what of them whom is shown."""

from collections.abc import Callable
from datetime import datetime

import pytest

from accounts.models import Account
from articles import services
from articles.choices import Audience, Choices
from articles.errors import TextRefused, UnknownText
from articles.models import Article, Series
from articles.selectors import article_page, series_of, series_page

type Person = Callable[[str], Account]


def write(author: Account, title: str, series: str, now: datetime) -> Article:
    return services.publish(
        author, title=title, body="Words.", choices=Choices(series=series), now=now
    )


def titles(author: str, slug: str, now: datetime, viewer: Account | None = None) -> list[str]:
    page = series_page(author, slug, viewer=viewer, now=now)
    return [card.title for card in page.cards] if page else []


def test_texts_stand_in_the_order_of_their_publishing(person: Person, now: datetime) -> None:
    ines = person("ines")
    for title in ("One", "Two", "Three"):
        write(ines, title, "The year in beans", now)
    assert titles("ines", "the-year-in-beans", now) == ["One", "Two", "Three"]
    page = article_page("ines", permlink="two", now=now)
    assert page is not None
    assert page.series is not None
    assert page.series.before is not None
    assert page.series.after is not None
    assert (page.series.number, page.series.of) == (2, 3)
    assert (page.series.before.permlink, page.series.after.permlink) == ("one", "three")


def test_a_long_series_is_read_in_pages(person: Person, now: datetime) -> None:
    ines = person("ines")
    texts = [write(ines, title, "Beans", now) for title in ("One", "Two", "Three", "Four")]
    services.leave_series(texts[1].pk, author=ines)
    first = series_page("ines", "beans", viewer=None, now=now, limit=2)
    assert first is not None
    assert ([card.title for card in first.cards], first.first) == (["One", "Three"], True)
    rest = series_page("ines", "beans", viewer=None, now=now, limit=2, after=first.after)
    assert rest is not None
    assert ([card.title for card in rest.cards], rest.first) == (["Four"], False)
    assert rest.after == 0
    services.leave_series(texts[3].pk, author=ines)
    again = series_page("ines", "beans", viewer=None, now=now, limit=2, after=first.after)
    assert again is not None
    assert ([card.title for card in again.cards], again.first) == (["One", "Three"], True)


def test_a_text_moves_one_place_up_or_down(person: Person, now: datetime) -> None:
    ines = person("ines")
    one, two, three = (write(ines, title, "Beans", now) for title in ("One", "Two", "Three"))
    services.move_part(three.pk, direction="earlier", author=ines)
    services.move_part(one.pk, direction="earlier", author=ines)
    assert titles("ines", "beans", now) == ["One", "Three", "Two"]
    services.move_part(one.pk, direction="later", author=ines)
    services.move_part(two.pk, direction="later", author=ines)
    assert titles("ines", "beans", now) == ["Three", "One", "Two"]
    with pytest.raises(UnknownText):
        services.move_part(three.pk, direction="earlier", author=person("olaf"))


def test_a_text_is_taken_out_and_stays_a_text(person: Person, now: datetime) -> None:
    ines = person("ines")
    one, two = (write(ines, title, "Beans", now) for title in ("One", "Two"))
    with pytest.raises(UnknownText):
        services.leave_series(one.pk, author=person("olaf"))
    assert services.leave_series(one.pk, author=ines)
    assert titles("ines", "beans", now) == ["Two"]
    assert article_page("ines", permlink="one", now=now) is not None
    assert not services.leave_series(two.pk, author=ines)
    assert not Series.objects.exists()


def test_another_title_keeps_the_address_and_the_texts(person: Person, now: datetime) -> None:
    ines = person("ines")
    write(ines, "One", "Beans", now)
    services.rename_series(ines, slug="beans", title=" Peas ", now=now)
    assert (series_of(ines), titles("ines", "beans", now)) == (["Peas"], ["One"])
    # What is written for the new title joins it, and the old title begins another one.
    write(ines, "Two", "peas!", now)
    write(ines, "Three", "Beans", now)
    assert titles("ines", "beans", now) == ["One", "Two"]
    assert titles("ines", "beans-2", now) == ["Three"]
    with pytest.raises(TextRefused, match="another series of that title"):
        services.rename_series(ines, slug="beans-2", title="PEAS", now=now)
    with pytest.raises(TextRefused, match="letters or digits"):
        services.rename_series(ines, slug="beans", title="…", now=now)
    with pytest.raises(UnknownText):
        services.rename_series(person("olaf"), slug="beans", title="His", now=now)


def test_a_text_leaves_its_series_and_an_empty_one_goes(person: Person, now: datetime) -> None:
    ines = person("ines")
    one = write(ines, "One", "Beans", now)
    other = Choices(series="Peas")
    services.revise(one.pk, author=ines, body="Words.", choices=other, now=now)
    assert series_of(ines) == ["Peas"]
    services.erase(one.pk, author=ines, now=now)
    assert not Series.objects.exists()


def test_what_one_may_not_read_is_not_counted(person: Person, now: datetime) -> None:
    ines = person("ines")
    write(ines, "One", "Beans", now)
    circle = services.make_circle(ines, name="Family", now=now)
    private = Choices(audience=Audience.CIRCLES, readers=(circle.pk,), series="Beans")
    services.publish(ines, title="Secret", body="Words.", choices=private, now=now)
    assert titles("ines", "beans", now) == ["One"]
    assert titles("ines", "beans", now, viewer=ines) == ["One", "Secret"]
    page = article_page("ines", permlink="one", now=now)
    assert page is not None
    assert page.series is not None
    assert (page.series.of, page.series.after) == (1, None)


def test_a_title_without_letters_makes_no_series(person: Person, now: datetime) -> None:
    with pytest.raises(TextRefused, match="letters or digits"):
        write(person("ines"), "One", "…", now)
    assert not Article.objects.exists()
