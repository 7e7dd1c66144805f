"""Whom a reader mutes stands on as many pages as it takes, each person once."""

import re

from django.test import Client

from accounts.models import Account, Mute
from frontend.pages.muting import PEOPLE
from ledger.models import Kind
from ledger.selectors import database_time
from ledger.services import open_wallets
from tests.frontend.world import World


def test_a_long_list_goes_on_behind_the_last_one(world: World) -> None:
    now = database_time()
    people = Account.objects.bulk_create(
        Account(name=f"noisy-{number:02}", password="!", wallet_id=wallet, registered_at=now)
        for number, wallet in enumerate(open_wallets(Kind.PERSON, count=PEOPLE + 5))
    )
    Mute.objects.bulk_create(Mute(account=world.stranger, muted=each, at=now) for each in people)
    client = Client()
    client.force_login(world.stranger)
    found, address = [], "/settings/muted"
    while address:
        page = client.get(address).content.decode()
        found.append(re.findall('href="/@(noisy-[0-9]+)"', page))
        more = re.search('rel="next" href="([^"]+)"', page)
        address = f"/settings/muted{more[1]}" if more else ""
    assert [len(each) for each in found] == [PEOPLE, 5]
    assert sum(found, []) == [each.name for each in reversed(people)]
