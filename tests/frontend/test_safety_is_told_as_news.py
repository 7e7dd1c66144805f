"""What happens to the safety of an account is told on the site and on devices, and mailed once."""

from datetime import timedelta

from django.test import Client

from accounts.mail import notify
from accounts.models import Event, Letter
from frontend.news import write_due
from frontend.pages.notices import choose, lines
from ledger.selectors import database_time
from notifications.gathering import gather
from notifications.kinds import Kind
from notifications.models import Notice
from notifications.selectors import QUIET, notices, to_push
from tests.frontend.world import World

SENT = "Safety of your account: Money left the wallet, 2 times"
ENTERED = "Safety of your account: Signed in from a new browser"


def test_each_thing_of_a_day_is_one_notice_that_leads_to_the_log(world: World) -> None:
    owner, now = world.stranger, database_time()
    Notice.objects.filter(account=owner).delete()
    choose(owner, wanted={"security-push"})
    for kind in (Event.SIGNED_IN, Event.NEW_DEVICE, Event.MONEY_OUT, Event.MONEY_OUT):
        notify(owner, kind=kind, now=now, facts={"amount": 5})
    gather(now)
    gather(now + timedelta(minutes=2))
    told = [each for each in notices(owner).notices if each.kind is Kind.SECURITY]
    said = dict(lines(owner, told, now=now))
    assert said == {SENT: "/settings/security", ENTERED: "/settings/security"}
    client = Client()
    client.force_login(owner)
    page = client.get("/notices").content.decode()
    assert SENT in page
    assert ENTERED in page
    pushed, _ = to_push(owner, now)
    assert {each.id for each in told} <= {each.id for each in pushed}


def test_the_letter_about_it_is_the_only_one(world: World) -> None:
    owner, now = world.stranger, database_time()
    Notice.objects.filter(account=owner).delete()
    owner.email = "olaf@example.org"
    owner.save(update_fields=["email"])
    notify(owner, kind=Event.TOTP_OFF, now=now)
    gather(now)
    letters = Letter.objects.filter(to=owner.email)
    assert letters.get().template == Event.TOTP_OFF
    later = now + QUIET + timedelta(minutes=1)
    assert Notice.objects.filter(account=owner, mailed=False).exists()
    write_due(later)
    assert letters.count() == 1
    assert not Notice.objects.filter(account=owner, mailed=False).exists()
