"""Officers hear of a new case, a claim, an appeal: those who may decide it, once, and nobody of
their own.
"""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from accounts.models import Account, RestrictionKind
from accounts.services import register, restrict
from articles.services import publish
from communities.models import Community
from communities.services import join, mute
from moderation.errors import ModerationError
from moderation.measures import Measure
from moderation.models import Report
from moderation.reasons import CaseKind, Reason
from moderation.services import appeal, claim_legally, decide, report, say, sweep, sweep_on
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim, open_case
from moderation.waves import Selection
from notifications.models import Notice
from tests.moderation.world import World, key

CLAIM = Claim("Seed Shop", "shop@example.org", "Copyright", "The table is ours.")
WARNED = Ruling([Measure.WARN], rule="No spam")


def told(event: str) -> list[str]:
    """Names of who hears of it; each has one notice of one thing."""
    found = Notice.objects.filter(kind="case", group__endswith=f"/{event}")
    assert set(found.values_list("count", flat=True)) <= {1}
    return sorted(found.values_list("account__name", flat=True))


def test_a_new_case_is_told_once_to_its_communitys_officers(world: World) -> None:
    other = register("other", now=world.now, reserved=True)
    world.report()
    world.report(by=other)
    assert told("opened") == ["colleague", "founder", "moderator"]


def test_nobody_hears_of_their_own_report_or_of_a_case_about_them(world: World) -> None:
    restrict(
        world.colleague.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=world.now
    )
    world.report(by=world.moderator)
    assert told("opened") == ["founder"]
    report(account=world.site, reporter=None, reason=Reason.SPAM, key=key(), now=world.now)
    assert told("opened") == ["chief", "founder"]


def test_what_is_the_sites_is_told_to_its_moderators(world: World) -> None:
    claim_legally(
        work_id=world.text.pk, reporter=world.reader, claim=CLAIM, key=key(), now=world.now
    )
    assert told("claim") == ["chief", "site-mod"]
    report(account=world.writer, reporter=None, reason=Reason.SPAM, key=key(), now=world.now)
    assert told("opened") == ["chief", "site-mod"]


@pytest.mark.parametrize(
    ("by", "hearers"),
    [("moderator", ["colleague", "founder"]), ("site", ["chief"])],
)
def test_an_appeal_is_told_to_who_may_hear_it(
    world: World, by: str, hearers: Sequence[str]
) -> None:
    decider: Account = getattr(world, by)
    decision = decide(world.report().pk, by=decider, ruling=WARNED, key=key(), now=world.now)
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    assert (told("appeal"), told("more")) == (hearers, [])
    for words in ("And more.", "And yet more."):
        say(decision.pk, by=world.writer, words=words, key=key(), now=world.now)
    assert told("more") == hearers


def test_what_the_site_finds_is_told_and_a_wave_is_not(world: World) -> None:
    swept = sweep(
        world.site,
        selection=Selection(world.now - timedelta(days=30), world.now, authors=["writer"]),
        rule="No spam",
        message="",
        key=key(),
        now=world.now,
    )
    sweep_on(world.now)
    assert swept.texts.filter(state="done").exists()
    assert told("opened") == []
    another = publish(world.writer, title="Peas", body="They do too.", now=world.now)
    open_case(
        CaseKind.WORDS,
        work_id=another.pk,
        account=world.writer,
        community_id=world.soil.pk,
        severity=1,
        now=world.now,
    )
    assert told("opened") == ["colleague", "founder", "moderator"]


def test_who_is_muted_in_a_community_reports_none_of_its_texts(world: World) -> None:
    join(world.soil, account=world.reader, now=world.now)
    mute(Community.objects.get(pk=world.soil.pk), account=world.reader, now=world.now)
    with pytest.raises(ModerationError, match="muted you in this community"):
        world.report()
    assert not Report.objects.exists()
    report(
        account=world.writer, reporter=world.reader, reason=Reason.SPAM, key=key(), now=world.now
    )
    claim_legally(
        work_id=world.text.pk, reporter=world.reader, claim=CLAIM, key=key(), now=world.now
    )
    assert Report.objects.count() == 2
