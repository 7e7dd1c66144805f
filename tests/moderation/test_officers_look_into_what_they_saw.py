"""Who looks after a community opens cases there, and decides them alone where nobody else can; an
appeal is somebody else's.
"""

import pytest

from accounts.models import Account
from articles.services import publish
from communities.models import Community
from communities.roles import Role
from communities.selectors import role_of
from communities.services import found, join
from moderation.errors import ModerationError, NotYourCase
from moderation.measures import Measure
from moderation.models import Case, StaffAct
from moderation.process import Outcome
from moderation.reasons import CaseKind, Reason
from moderation.selectors.casefile import case_file
from moderation.selectors.offices import office_of
from moderation.selectors.queue import appeals_waiting
from moderation.services import appeal, end_appeal, look_into, report
from moderation.services.deciding import Ruling
from notifications.models import Notice
from tests.moderation.world import World, key

WARNED = Ruling([Measure.WARN], rule="No spam")
MUTED = Ruling([Measure.MUTE], rule="No spam")


def told(event: str) -> list[str]:
    found = Notice.objects.filter(kind="case", group__endswith=f"/{event}")
    return sorted(found.values_list("account__name", flat=True))


@pytest.fixture
def alone(world: World) -> Community:
    """A community that the reader looks after alone, and the writer is a member of."""
    made = found("stones", title="Stones", founder=world.reader, now=world.now)
    join(made, account=world.writer, now=world.now)
    return made


def hears(case: Case, by: Account, world: World) -> tuple[bool, int]:
    """Whether somebody hears the appeal of a case, and how many wait for them."""
    office = office_of(by)
    file = case_file(case.pk, office=office, now=world.now)
    return file is not None and file.hears, len(appeals_waiting(office))


def test_who_is_alone_decides_what_they_saw_and_the_site_hears_the_appeal(
    world: World, alone: Community
) -> None:
    text = publish(world.writer, title="Flint", body="It is.", community=alone, now=world.now)
    case = look_into(work_id=text.pk, by=world.reader, now=world.now)
    assert (case.kind, case.community, case.claimed_by) == ("officer", alone, world.reader)
    again = look_into(work_id=text.pk, by=world.reader, now=world.now)
    assert again.pk == case.pk
    assert StaffAct.objects.filter(act="case.opened").count() == 1
    assert told("opened") == []
    removed = Ruling([Measure.REMOVE], rule="No spam")
    decision = world.decide(case, removed, by=world.reader)
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    assert told("appeal") == ["chief", "site-mod"]
    assert hears(case, world.reader, world) == (False, 0)
    assert hears(case, world.site, world) == (True, 1)
    with pytest.raises(NotYourCase, match="somebody else hears"):
        end_appeal(
            decision.pk,
            by=world.reader,
            outcome=Outcome.UPHELD,
            message="No.",
            key=key(),
            now=world.now,
        )


def test_a_member_is_muted_by_a_decision_of_who_saw_it(world: World, alone: Community) -> None:
    case = look_into(account=world.writer, community=alone, by=world.reader, now=world.now)
    world.decide(case, MUTED, by=world.reader)
    assert role_of(world.writer.pk, community_id=alone.pk) is Role.MUTED
    with pytest.raises(ModerationError, match="no member"):
        look_into(account=world.colleague, community=alone, by=world.reader, now=world.now)


def test_who_opened_it_hears_no_appeal_against_a_colleagues_decision(world: World) -> None:
    case = look_into(work_id=world.text.pk, by=world.site, now=world.now)
    case.claimed_by = case.claimed_at = None
    case.save()
    decision = world.decide(case, WARNED, by=world.moderator)
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    assert hears(case, world.site, world) == (False, 0)
    assert hears(case, world.colleague, world) == (True, 1)


def test_what_nobody_of_the_community_may_decide_is_told_to_the_site(
    world: World, alone: Community
) -> None:
    text = publish(world.writer, title="Flint", body="It is.", community=alone, now=world.now)
    report(work_id=text.pk, reporter=world.reader, reason=Reason.SPAM, key=key(), now=world.now)
    assert told("opened") == ["chief", "site-mod"]
    with pytest.raises(NotYourCase, match="a party"):
        look_into(work_id=text.pk, by=world.reader, now=world.now)


def test_a_member_is_reported_to_their_community(world: World) -> None:
    def reported(community: Community | None, about: Account) -> Case:
        return report(
            account=about,
            community=community,
            reporter=world.reader,
            reason=Reason.RULE,
            rule="Be kind",
            key=key(),
            now=world.now,
        )

    case = reported(world.soil, world.writer)
    assert told("opened") == ["colleague", "founder", "moderator"]
    world.decide(case, MUTED)
    assert role_of(world.writer.pk, community_id=world.soil.pk) is Role.MUTED
    both = [reported(world.soil, world.moderator), reported(None, world.moderator)]
    assert [each.community for each in both] == [world.soil, None]
    assert reported(None, world.moderator).pk == both[1].pk
    with pytest.raises(ModerationError, match="no member"):
        reported(world.soil, world.administrator)


def test_nobody_opens_what_is_not_theirs_to_decide(world: World, alone: Community) -> None:
    for by, about in (
        (world.reader, {"work_id": world.text.pk}),
        (world.writer, {"work_id": world.text.pk}),
        (world.moderator, {"account": world.writer}),
        (world.moderator, {"account": world.moderator, "community": world.soil}),
        (world.site, {"account": world.site}),
        (world.site, {"account": world.administrator}),
    ):
        with pytest.raises(NotYourCase):
            look_into(**about, by=by, now=world.now)
    assert not Case.objects.exists()
    opened = look_into(account=world.site, by=world.administrator, now=world.now)
    assert CaseKind(opened.kind) is CaseKind.OFFICER
