"""The digest: once a period, of what one follows, never empty, and ended with one press."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from pytest_django import Settings

from accounts.models import Account, Letter, Preferences
from accounts.services import follow, prefer, register
from articles.models import Digest
from articles.periods import period_of
from articles.selectors import following
from articles.services import hide_tag, publish
from frontend.digests import account_of_token, stop_token, write_due
from frontend.letters import carry_due, words

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def writer(db: None, settings: Settings) -> Account:
    settings.INKWELL_STARTER_DELEGATION = 0
    settings.INKWELL_SHOW_MAIL = False
    settings.INKWELL_SITE = "https://ink.example"
    return register("tove", now=NOW)


@pytest.fixture
def reader(writer: Account) -> Account:
    made = register("rosa", email="rosa@example.org", now=NOW)
    follow(made, followed=writer, now=NOW)
    prefer(made, digest="daily", interface_language="sv")
    return made


def write(writer: Account, title: str, *, hours_ago: int = 1) -> None:
    publish(
        writer, title=title, body="Words.", tags=("soil",), now=NOW - timedelta(hours=hours_ago)
    )


def test_a_period_has_one_name_from_six_in_the_morning() -> None:
    assert period_of("daily", now=NOW) == "2026-11-25"
    assert period_of("daily", now=NOW.replace(hour=5, minute=59)) == "2026-11-24"
    assert period_of("weekly", now=NOW) == "2026-W48"
    assert period_of("weekly", now=datetime(2027, 1, 1, 12, tzinfo=UTC)) == "2026-W53"


def test_a_digest_comes_once_a_day_with_what_is_new(writer: Account, reader: Account) -> None:
    write(writer, "Too old", hours_ago=30)
    write(writer, "Beans in shade")
    assert [write_due(NOW), write_due(NOW + timedelta(hours=3))] == [1, 0]
    letter = Letter.objects.get(template="digest")
    subject, text = words(letter)
    assert (letter.to, letter.language) == ("rosa@example.org", "sv")
    assert subject == "1 ny text från det du följer"
    assert "Beans in shade (@tove)\nhttps://ink.example/@tove/beans-in-shade\nWords." in text
    assert "Too old" not in text
    write(writer, "Beans in autumn", hours_ago=-4)
    assert write_due(NOW + timedelta(days=1)) == 1
    _, text = words(Letter.objects.latest("pk"))
    assert "Beans in autumn" in text
    assert "Beans in shade" not in text


def test_an_empty_digest_is_not_sent(writer: Account, reader: Account) -> None:
    write(writer, "Hidden")
    hide_tag(reader, name="soil", now=NOW)
    assert [write_due(NOW), write_due(NOW)] == [0, 0]
    assert not Letter.objects.exists()
    assert Digest.objects.get().texts == 0


def test_a_digest_that_fails_keeps_nobody_elses(
    writer: Account, reader: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(writer, "Beans in shade")
    other = register("mira", email="mira@example.org", now=NOW)
    follow(other, followed=writer, now=NOW)
    prefer(other, digest="daily")

    def fails_for_rosa(account: Account, **rest: Any) -> Any:
        if account == reader:
            raise ArithmeticError
        return following(account, **rest)

    monkeypatch.setattr("frontend.digests.following", fails_for_rosa)
    assert write_due(NOW) == 1
    assert Letter.objects.get(template="digest").account == other
    monkeypatch.undo()
    assert write_due(NOW) == 1


def test_only_who_chose_it_and_has_an_address_gets_it(writer: Account, reader: Account) -> None:
    write(writer, "Beans in shade")
    prefer(reader, digest="never")
    silent = register("olaf", now=NOW)
    follow(silent, followed=writer, now=NOW)
    prefer(silent, digest="weekly")
    assert write_due(NOW) == 0


def test_what_fails_half_way_is_written_later(
    writer: Account, reader: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(writer, "Beans in shade")
    with monkeypatch.context() as broken:
        broken.setattr("frontend.digests.mail.write", lambda *_, **__: 1 / 0)
        assert write_due(NOW) == 0
    assert not Digest.objects.exists()
    assert write_due(NOW) == 1


def test_the_letter_says_how_to_end_it_with_one_press(writer: Account, reader: Account) -> None:
    write(writer, "Beans in shade")
    write_due(NOW)
    carry_due(NOW)
    (sent,) = outbox.outbox
    address = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in sent.body
    client = Client(enforce_csrf_checks=True)
    place = address.removeprefix("https://ink.example")
    assert client.get(place).status_code == 200
    assert Preferences.objects.get(account=reader).digest == "daily"
    response = client.post(place, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    chosen = Preferences.objects.get(account=reader)
    assert (chosen.digest, chosen.interface_language) == ("never", "sv")


def test_a_token_ends_one_digest_and_cannot_be_made_up(writer: Account, reader: Account) -> None:
    token = stop_token(reader)
    assert account_of_token(token) == reader
    for wrong in (
        str(reader.pk),
        f"{writer.pk}:{token.partition(':')[2]}",
        token[:-1],
        "",
        "\x00",
    ):
        assert account_of_token(wrong) is None
    assert Client().post(f"/digest/stop/{token[:-1]}").status_code == 404
