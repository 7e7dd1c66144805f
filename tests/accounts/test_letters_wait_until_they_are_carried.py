"""A letter is kept until it is sent, tried again when it cannot be, and then forgotten."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

from django.core import mail
from django.core.mail import EmailMessage
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
