"""The list of sessions has those that are open, in few queries; what is over is forgotten."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from accounts.sessions import LISTED, forget_sessions
from ledger.selectors import database_time
from tests.accounts.conftest import PASSWORD


def come_in(password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": "ines", "password": password})
    assert "_auth_user_id" in client.session
    return client


def end(client: Client) -> None:
    """Let the time of its session be over."""
    kept = Session.objects.filter(pk=client.session.session_key)
    assert kept.update(expire_date=database_time() - timedelta(seconds=1))


def listed(client: Client) -> int:
    return client.get("/accounts/sessions/").text.count('<li class="hairline')


def test_what_is_over_is_not_listed(ines: Account) -> None:
    here, over, by_the_old = come_in(), come_in(), come_in()
    assert listed(here) == 3
    end(over)
    assert listed(here) == 2
    assert "in 2 browsers" in here.get("/settings/security").text
    session = by_the_old.session
    session["_auth_user_hash"] = "of another password"
    session.save()
    assert listed(here) == 1
    assert "Sign out everywhere else" not in here.get("/accounts/sessions/").text


def test_what_is_over_is_forgotten(ines: Account) -> None:
    here, over = come_in(), come_in()
    end(over)
    keys = [each.session.session_key for each in (here, over)]
    now = database_time()
    forget_sessions(now)
    assert UserSession.objects.filter(session_key__in=keys).count() == 2, "it may be just made"
    forget_sessions(now + timedelta(hours=2))
    assert list(UserSession.objects.values_list("session_key", flat=True)) == keys[:1]
    assert list(Session.objects.values_list("pk", flat=True)) == keys[:1]


def test_many_take_no_more_queries(ines: Account) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert here.get("/accounts/sessions/").status_code == 200
        return len(captured)

    here = come_in()
    here.get("/help")
    few = queries()
    known = Session.objects.get(pk=here.session.session_key)
    keys = [f"{number:032}" for number in range(2 * LISTED)]
    Session.objects.bulk_create(
        Session(pk=key, session_data=known.session_data, expire_date=known.expire_date)
        for key in keys
    )
    UserSession.objects.bulk_create(
        UserSession(user=ines, ip="192.0.2.1", session_key=key, user_agent="") for key in keys
    )
    assert queries() == few
    assert listed(here) == LISTED
