"""A letter is kept until it is sent, tried again when it cannot be, and then forgotten."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.mail import notify, write
from accounts.models import Account, Event, Letter, SecurityEvent
from accounts.services import prefer
from frontend.letters import carry_due, forget, latest
from ledger.selectors import database_time


def test_a_letter_is_sent_once_and_its_secret_forgotten(ines: Account) -> None:
    now = database_time()
    write("login_code", to="ines@example.org", facts={"code": "SECRET"}, account=ines, now=now)
    assert (carry_due(now), carry_due(now)) == (1, 0)
    [sent] = mail.outbox
    assert sent.to == ["ines@example.org"]
    assert "SECRET" in sent.body
    assert "\n" not in sent.subject
    assert Letter.objects.get().facts == {}


def test_a_mail_server_that_is_away_loses_nothing(ines: Account) -> None:
    now = database_time()
    write("login_code", to="ines@example.org", facts={"code": "SECRET"}, account=ines, now=now)
    with patch.object(EmailMessage, "send", side_effect=SMTPServerDisconnected):
        assert carry_due(now) == 0
        assert carry_due(now + timedelta(seconds=9)) == 0
    assert Letter.objects.get().tries == 1
    assert carry_due(now + timedelta(seconds=11)) == 1


IMPOSSIBLE = [f"a@{'é' * 59}.com", '"\x01"@example.org']


def test_one_letter_that_cannot_be_sent_keeps_no_other(ines: Account) -> None:
    now = database_time()
    for moment, to in enumerate(["a@example.org", IMPOSSIBLE[0], "b@example.org"]):
        written = now + timedelta(seconds=moment)
        write("login_code", to=to, facts={"code": "SECRET"}, now=written)
    assert [carry_due(now + timedelta(seconds=wait)) for wait in (3, 6)] == [2, 0]
    assert [sent.to for sent in mail.outbox] == [["a@example.org"], ["b@example.org"]]
    assert not Letter.objects.filter(sent_at=None).exists()


def test_words_that_fail_are_tried_again_and_keep_no_other(ines: Account) -> None:
    now = database_time()
    write("no_such_template", to="a@example.org", facts={}, now=now)
    write("login_code", to="b@example.org", facts={"code": "SECRET"}, now=now)
    assert carry_due(now) == 1
    assert Letter.objects.get(sent_at=None).tries == 1


@pytest.mark.parametrize("address", IMPOSSIBLE)
@pytest.mark.parametrize("page", ["password/reset", "login/code", "signup", "signup/passkey"])
def test_no_letter_is_written_to_an_impossible_address(
    client: Client, ines: Account, page: str, address: str
) -> None:
    form = {"email": address, "username": "someone", "password1": "beans in the shade"}
    answer = client.post(f"/accounts/{page}/", form)
    assert answer.status_code == 200
    assert "No letter can be sent to this address" in answer.content.decode()
    assert not Letter.objects.exists()


def test_after_a_day_it_is_given_up(ines: Account) -> None:
    now = database_time()
    write("login_code", to="ines@example.org", facts={"code": "SECRET"}, account=ines, now=now)
    with patch.object(EmailMessage, "send", side_effect=ConnectionRefusedError):
        carry_due(now + timedelta(days=2))
    assert not Letter.objects.exists()


def test_it_comes_in_the_readers_language_and_time(ines: Account) -> None:
    prefer(ines, interface_language="sv", time_zone="Europe/Stockholm")
    now = database_time().replace(month=1, hour=22, minute=30)
    notify(ines, kind=Event.TOTP_ON, now=now)
    carry_due(database_time() + timedelta(days=400))
    assert mail.outbox[0].subject == "Kodappen slogs på"
    assert "23:30" in mail.outbox[0].body


def test_what_is_no_news_is_noted_only(ines: Account) -> None:
    notify(ines, kind=Event.SIGNED_IN, now=database_time())
    assert SecurityEvent.objects.get().kind == "signed_in"
    assert not Letter.objects.exists()


def test_a_demo_keeps_letters_and_sends_none(ines: Account, settings: Settings) -> None:
    settings.INKWELL_SHOW_MAIL = True
    now = database_time()
    write("login_code", to="ines@example.org", facts={"code": "SECRET"}, account=ines, now=now)
    assert carry_due(now) == 1
    assert mail.outbox == []
    assert "SECRET" in latest()[0].body


def test_old_letters_and_events_are_forgotten(ines: Account) -> None:
    now = database_time()
    notify(ines, kind=Event.TOTP_ON, now=now)
    carry_due(now)
    forget(now + timedelta(hours=23))
    assert Letter.objects.exists()
    forget(now + timedelta(days=2))
    assert not Letter.objects.exists()
    assert SecurityEvent.objects.exists()
    forget(now + timedelta(days=366))
    assert not SecurityEvent.objects.exists()
