"""What there is to moderate: cases, decisions, texts that wait, lists of words, a wave."""

from datetime import timedelta
from typing import Final
from uuid import uuid4

from accounts.models import Account
from articles.services import choose_picture, publish
from communities.models import Community, Invitation, JoinRequest
from communities.roles import Role
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.models import Case, Decision, HeldText, LegalClaim
from moderation.reasons import Reason
from moderation.screening import Does
from moderation.selectors.held import words_of
from moderation.services import (
    announce,
    appeal,
    claim_legally,
    decide,
    report,
    show_elsewhere,
    watch_words,
)
from moderation.services.deciding import Ruling
from moderation.services.findings import make_final
from moderation.services.reporting import Claim
from rewards.models import Window
from tests.articles.pictures import picture
from tests.frontend.admin.offices import member, staff, swept
from tests.frontend.findings import opened
from tests.frontend.world import World, person

WEEKS: Final = timedelta(days=14)
CLAIM: Final = {"name": "Ada", "email": "a@example.org", "right": "Copyright", "statement": "My."}


def things(world: World) -> dict[str, str]:
    """By their places in addresses and forms; the founder and a moderator of the world's community
    are called mira and otto.
    """
    chief = staff("carl", administrator=True)
    _people(world)
    made = {**_waiting(world, chief), **_cases(world), **_of_the_site(world, chief)}
    return {name: str(value) for name, value in made.items()}


def _people(world: World) -> None:
    """A member, one who asks to be one, two who are asked, and the community's picture."""
    now, gardening = database_time(), Community.objects.get(slug="gardening")
    mira = Account.objects.get(name="mira")
    member("petra", gardening)
    for name in ("ines", "axel"):
        person(name, now)
    JoinRequest.objects.create(
        community=gardening, account=Account.objects.get(name="axel"), asked_at=now
    )
    Invitation.objects.create(
        community=gardening,
        account=world.stranger,
        role=Role.MEMBER.value,
        invited_by=mira,
        invited_at=now,
    )
    choose_picture(gardening, by=mira, data=picture(400, 400), alt="A gate", now=now)


def _waiting(world: World, chief: Account) -> dict[str, object]:
    """Lists of words, answers that wait, and a text that is shown elsewhere and was not paid."""
    now, tove = database_time(), world.author
    gardening, mira = Community.objects.get(slug="gardening"), Account.objects.get(name="mira")
    work = int(world.places["WORK"])
    lists = {
        place: watch_words(
            by, community=community, name="Old", does=Does.REPORT, words="casino", now=now
        )
        for place, by, community in (("LIST", mira, gardening), ("SITE_LIST", chief, None))
    }
    case = Case.objects.create(
        kind="held", account=tove, community=gardening, severity=1, opened_at=now
    )
    waits = {
        place: HeldText.objects.create(
            account=tove,
            community=community,
            answered_id=work,
            body="Wait for me.",
            why="first",
            case=case if community else None,
            held_at=now,
        )
        for place, community in (("HELD", gardening), ("SITE_HELD", None))
    }
    shown = publish(tove, title="Elsewhere", body="Also there.", now=now)
    show_elsewhere(tove, work_id=shown.pk, slug="gardening", line="", now=now)
    Window.objects.filter(work=shown.pk).update(parked="Its votes weigh more than their total.")
    return {
        **{place: each.pk for place, each in lists.items()},
        **{place: each.pk for place, each in waits.items()},
        "HELD_CASE": case.pk,
        "SEEN": words_of(waits["HELD"]).hex(),
        "SITE_SEEN": words_of(waits["SITE_HELD"]).hex(),
        "WORK": work,
        "SHOWN": shown.pk,
    }


def _cases(world: World) -> dict[str, object]:
    """One that is open, one decided, one appealed against, one of a claim by law."""
    now, tove = database_time(), world.author
    gardening, otto = Community.objects.get(slug="gardening"), Account.objects.get(name="otto")
    case = _reported(int(world.places["WORK"]), world.stranger)
    decided = [
        _warned(
            publish(tove, title=title, body="Words.", community=gardening, now=now).pk, by=otto
        )
        for title in ("One", "Two")
    ]
    appeal(decided[1].pk, author=tove, words="Look again.", key=uuid4(), now=now)
    claimed = publish(tove, title="Three", body="Words.", now=now)
    legal = claim_legally(
        work_id=claimed.pk, reporter=None, claim=Claim(**CLAIM), key=uuid4(), now=now
    )
    return {
        "CASE": case,
        "DECISION": decided[0].pk,
        "DECIDED": decided[0].case_id,
        "APPEALED": decided[1].pk,
        "HEARD": decided[1].case_id,
        "LEGAL": legal.pk,
        "CLAIM": LegalClaim.objects.get().pk,
    }


def _of_the_site(world: World, chief: Account) -> dict[str, object]:
    """Two waves, one of them in a community, words for everybody, and a span of time."""
    now = database_time()
    wave, gardening = swept(world, by=chief), Community.objects.get(slug="gardening")
    there = swept(world, by=Account.objects.get(name="mira"), community=gardening)
    final = opened(world, by=chief, ago=WEEKS)
    make_final(final.pk, by=staff("cleo"), words="It stands.", now=database_time())
    told = announce(
        english="We rest.",
        swedish="Vi vilar.",
        since=now,
        until=now + timedelta(days=1),
        key=uuid4(),
        by=chief,
        now=now,
    )
    return {
        "WAVE": wave.pk,
        "WAVE_THERE": there.pk,
        "FINDING": opened(world, by=chief).pk,
        "DUE": opened(world, by=chief, ago=WEEKS).pk,
        "FINAL": final.pk,
        "TOLD": told.pk,
        "SINCE": (now - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"),
        "UNTIL": (now + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"),
    }


def _reported(work: int, by: Account) -> int:
    return report(
        work_id=work, reporter=by, reason=Reason.SPAM, key=uuid4(), now=database_time()
    ).pk


def _warned(work: int, *, by: Account) -> Decision:
    ruling = Ruling([Measure.WARN], rule="Be kind", message="Please.")
    reporter = Account.objects.get(name="olaf")
    case = _reported(work, reporter)
    return decide(case, by=by, ruling=ruling, key=uuid4(), now=database_time())
