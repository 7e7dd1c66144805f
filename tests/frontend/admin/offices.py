"""People with offices for the tests of the desk, and clients that bring a second key."""

from datetime import timedelta
from time import time
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.test import Client

from accounts import mail
from accounts.models import Account
from articles.services import publish, reply
from communities.models import Community, Membership
from communities.roles import Role
from communities.services import found, join
from ledger.models import Block, Checkpoint
from ledger.selectors import database_time
from ledger.services.roles import as_sealer
from moderation.measures import Measure
from moderation.models import Case, Wave
from moderation.reasons import Reason
from moderation.screening import Does
from moderation.services import decide, report, sweep, watch_words
from moderation.services.deciding import Ruling
from moderation.waves import Selection
from rewards.models import Adoption, Cycle, Recomputation
from tests.frontend.world import World, person

#: Any key does: what is asked is whether there is one.
SECRET: Final = {"secret": "JBSWY3DPEHPK3PXP"}


def with_key(account: Account) -> Client:
    """A client of somebody who set up codes from an app."""
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data=SECRET)
    client = Client()
    client.force_login(account)
    return client


def proven(client: Client) -> Client:
    """The client, right after a proof of who it is."""
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return client


def staff(name: str, *, administrator: bool = False) -> Account:
    """A moderator of the site, or an administrator."""
    made = person(name, database_time())
    Account.objects.filter(pk=made.pk).update(is_staff=True, is_superuser=administrator)
    made.refresh_from_db()
    return made


def officer(name: str, community: Community, *, role: Role = Role.MODERATOR) -> Account:
    """A moderator of a community, or another officer."""
    now = database_time()
    made = person(name, now)
    Membership.objects.create(community=community, account=made, role=role.value, joined_at=now)
    return made


def member(name: str, community: Community) -> Account:
    """Somebody who belongs to a community and has no office there."""
    made = person(name, database_time())
    join(community, account=made, now=database_time())
    return made


def elsewhere() -> Community:
    """A community in which nothing of the world stands."""
    now = database_time()
    founder = person("lena", now)
    return found("kitchens", title="Kitchens", about="Pots.", founder=founder, now=now)


def reported(world: World) -> Case:
    """The case of the world's text, which its stranger reported."""
    return report(
        work_id=int(world.places["WORK"]),
        reporter=world.stranger,
        reason=Reason.COPIED,
        words="From a seed catalogue.",
        key=UUID(int=7),
        now=database_time(),
    )


def filled(world: World) -> None:
    """A row of each kind in each of the two communities, and in all other tables of the desk."""
    now, site = database_time(), staff("wim", administrator=True)
    kitchens = Community.objects.get(slug="kitchens")
    join(kitchens, account=world.stranger, now=now)
    cook = world.stranger
    pots = publish(cook, title="Pots", body="Of iron.", community=kitchens, now=now)
    reply(pots.pk, author=world.author, body="Of clay.", now=now)
    other = report(
        work_id=pots.pk, reporter=world.author, reason=Reason.SPAM, key=UUID(int=9), now=now
    )
    ruling = Ruling([Measure.HOLD], rule="No spam", message="Wait.")
    for number, case in enumerate((other, reported(world)), start=20):
        decide(case.pk, by=site, ruling=ruling, key=UUID(int=number), now=now)
    for slug in ("kitchens", "gardening"):
        room = Community.objects.get(slug=slug)
        watch_words(site, community=room, name="Bets", does=Does.HOLD, words="casino", now=now)
    last = Cycle.objects.order_by("-pk")[0].pk
    mail.write("news", to=cook.email, facts={}, account=cook, now=now)
    with as_sealer():
        Recomputation.objects.create(cycle_id=last, at=now)
        Checkpoint.objects.create(
            block=Block.objects.order_by("-height")[0], note="No signer here."
        )
        Adoption.objects.create(
            rules="inkwell-1", adopted_at=now, starts_at=now + timedelta(days=30)
        )


def swept(world: World, *, by: Account, community: Community | None = None) -> Wave:
    """A wave of all that the world's author wrote in a month, or of what of it stands in a
    community, written down and not begun.
    """
    now = database_time()
    where = community.pk if community is not None else None
    span = now - timedelta(days=30), now
    selection = Selection(*span, authors=[world.author.name], community=where)
    key = UUID(int=7 if community is not None else 8)
    return sweep(by, selection=selection, rule="No spam", message="", key=key, now=now)
