"""A text that says in another language what another one says."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account, RestrictionKind
from accounts.services import restrict
from articles import services
from articles.choices import Audience, Choices
from articles.errors import TextRefused
from articles.labels import Labels
from articles.models import Article
from articles.selectors import original_of, translations_of
from articles.translations import read_address

type Writes = Callable[..., Article]


@pytest.fixture
def ines(person: Callable[[str], Account]) -> Account:
    return person("ines")


@pytest.fixture
def mira(person: Callable[[str], Account]) -> Account:
    return person("mira")


@pytest.fixture
def write(now: datetime) -> Writes:
    """Publishes a text in a language, half an hour after the one before."""
    count = 0

    def writes(author: Account, language: str, *, of: str = "", licence: str = "") -> Article:
        nonlocal count
        count += 1
        return services.publish(
            author,
            title=f"Beans {language}",
            body=f"Words {count}.",
            language=language,
            choices=Choices(original=of, labels=Labels(licence=licence)),
            now=now + timedelta(minutes=30 * count),
        )

    return writes


def address(text: Article) -> str:
    return f"/@{text.author.name}/{text.permlink}"


def others(text: Article) -> list[str]:
    return [each.language + "*" * each.is_original for each in translations_of(text)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("/@ines/beans-in-shade", ("ines", "beans-in-shade")),
        ("@ines/beans", ("ines", "beans")),
        (" https://inkwell.example/@Ines/Beans/?x=1#2 ", ("ines", "beans")),
        ("https://inkwell.example/@ines", None),
        ("beans", None),
        ("", None),
        ("javascript:@ines/beans", None),
    ],
)
def test_an_address_is_read_whole_or_from_its_slash(
    written: str, read: tuple[str, str] | None
) -> None:
    assert read_address(written) == read


def test_all_translations_lead_to_each_other_and_to_the_original(
    ines: Account, write: Writes
) -> None:
    english = write(ines, "en")
    swedish = write(ines, "sv", of=address(english))
    german = write(ines, "de", of=f"https://inkwell.example{address(swedish)}")
    assert others(english) == ["de", "sv"]
    assert others(swedish) == ["en*", "de"]
    assert others(german) == ["en*", "sv"]
    assert original_of(german) == address(english)


def test_two_groups_become_one_when_an_original_turns_out_to_be_a_translation(
    ines: Account, write: Writes, now: datetime
) -> None:
    swedish = write(ines, "sv")
    german = write(ines, "de", of=address(swedish))
    english = write(ines, "en")
    chosen = Choices(original=address(english))
    services.revise(swedish.pk, author=ines, body="Ord.", choices=chosen, now=now)
    assert others(german) == ["en*", "sv"]
    services.revise(swedish.pk, author=ines, body="Ord.", choices=Choices(), now=now)
    assert (others(swedish), others(english)) == ([], ["de"])


def test_nobody_translates_what_its_licence_keeps(
    ines: Account, mira: Account, write: Writes
) -> None:
    kept, open_ = write(ines, "en"), write(ines, "fr", licence="CC-BY-4.0")
    closed = write(ines, "da", licence="CC-BY-ND-4.0")
    for text in (kept, closed):
        with pytest.raises(TextRefused, match="licence"):
            write(mira, "sv", of=address(text))
    assert others(write(mira, "sv", of=address(open_))) == ["fr*"]


def test_what_is_no_translation_is_refused(ines: Account, write: Writes, now: datetime) -> None:
    english = write(ines, "en")
    with pytest.raises(TextRefused, match="no text here"):
        write(ines, "sv", of="/@ines/nothing")
    with pytest.raises(TextRefused, match="same language"):
        write(ines, "en-GB", of=address(english))
    swedish = write(ines, "sv", of=address(english))
    for text in (english, swedish):
        with pytest.raises(TextRefused, match="itself"):
            services.revise(
                english.pk,
                author=ines,
                body="New.",
                language="sv" if text is english else "en",
                choices=Choices(original=address(text)),
                now=now,
            )
    assert others(english) == ["sv"]


def test_what_not_everybody_reads_is_neither_told_of_nor_named(
    ines: Account, mira: Account, write: Writes, now: datetime
) -> None:
    english = write(ines, "en")
    swedish = write(ines, "sv", of=address(english))
    german = write(ines, "de", of=address(english))
    Article.objects.filter(pk=german.pk).update(audience=Audience.CIRCLES)
    assert others(english) == ["sv"]
    with pytest.raises(TextRefused, match="no text here"):
        write(ines, "da", of=address(german))
    services.erase(english.pk, author=ines, now=now)
    assert others(swedish) == []
    danish = write(ines, "da", of=address(swedish))
    assert others(swedish) == ["da"]
    restrict(ines.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=now)
    assert others(danish) == []
