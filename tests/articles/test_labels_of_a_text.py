"""Licence, help by machines, sponsor, warning and first address."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Account
from articles import services
from articles.choices import Choices
from articles.errors import TextRefused
from articles.labels import AiUse, Labels, check_labels
from articles.models import Article
from articles.selectors import feed


def test_labels_stand_on_the_card(person: Callable[[str], Account], now: datetime) -> None:
    labels = Labels(
        "CC-BY-4.0", AiUse.HELPED, "Seed Shop", "surgery", "https://example.org/beans?a=1#b"
    )
    services.publish(
        person("ines"), title="Beans", body="Words.", choices=Choices(labels), now=now
    )
    assert feed("new", now=now).cards[0].labels == labels


def test_labels_change_without_a_new_version(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    text = services.publish(ines, title="Beans", body="Words.", now=now)
    chosen = Choices(Labels(ai_use=AiUse.MOSTLY))
    version = services.revise(text.pk, author=ines, body="Words.", choices=chosen, now=now)
    text.refresh_from_db()
    assert (version.number, text.ai_use) == (1, "mostly")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//example.org/x",
        "https://",
        "https://user:word@example.org/",
        "https://example.org/a b",
        "https://[::1",
        "https://example.org:99999/",
        "https://example.org/" + "x" * 500,
    ],
)
def test_a_first_address_is_one_of_the_web(address: str) -> None:
    with pytest.raises(TextRefused, match="first address"):
        check_labels(Labels(canonical=address))


def test_labels_are_one_short_line() -> None:
    assert check_labels(Labels(sponsor=" Seed\n\u202eShop ")).sponsor == "Seed Shop"
    with pytest.raises(TextRefused, match="80"):
        check_labels(Labels(sensitive="x" * 81))
    with pytest.raises(TextRefused, match="GPL"):
        check_labels(Labels(licence="GPL-3.0"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"licence": "GPL-3.0"},
        {"ai_use": "a-bit"},
        {"canonical": "ftp://example.org"},
        {"audience": "friends"},
        {"answers": "some"},
    ],
)
def test_the_table_refuses_what_is_not_in_the_lists(
    wrong: dict[str, str], person: Callable[[str], Account], now: datetime
) -> None:
    text = services.publish(person("ines"), title="Beans", body="Words.", now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=text.pk).update(**wrong)
