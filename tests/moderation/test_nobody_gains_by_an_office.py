"""An office gives no say and no knowledge in one's own matter, and none while it is suspended."""

import pytest

from accounts.models import RestrictionKind
from accounts.services import restrict
from moderation.errors import ModerationError, NotYourOffice
from moderation.measures import Measure
from moderation.models import Case
from moderation.reasons import CaseKind, Reason
from moderation.screening import Does
from moderation.selectors import office_of
from moderation.selectors.casefile import case_file
from moderation.selectors.dossier import dossier
from moderation.services import claim_legally, decide, note, note_about, report, watch_words
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim
from tests.moderation.world import World, key


def test_who_is_reported_reads_neither_by_whom_nor_what_colleagues_noted(world: World) -> None:
    case = report(
        account=world.moderator,
        reporter=world.reader,
        reason=Reason.SPAM,
        key=key(),
        now=world.now,
    )
    Case.objects.filter(pk=case.pk).update(community=world.soil)
    note(case.pk, by=world.site, words="Third time.", key=key(), now=world.now)
    colleague = case_file(case.pk, office=office_of(world.colleague), now=world.now)
    own = case_file(case.pk, office=office_of(world.moderator), now=world.now)
    assert colleague is not None and own is not None
    assert [len(colleague.reports), len(colleague.notes)] == [1, 1]
    assert [*own.reports, *own.notes, *own.noted] == []
    note_about(
        world.moderator,
        community=world.soil,
        by=world.colleague,
        words="Hm.",
        key=key(),
        now=world.now,
    )
    assert [
        len(dossier(world.moderator, office=office_of(each), now=world.now).notes)
        for each in (world.colleague, world.moderator)
    ] == [1, 0]


def test_a_community_reads_nothing_of_what_was_decided_elsewhere(world: World) -> None:
    elsewhere = report(
        account=world.writer, reporter=world.reader, reason=Reason.SPAM, key=key(), now=world.now
    )
    ruling = Ruling(measures=[Measure.WARN], rule="No spam", quoted="Buy", message="Stop it.")
    decide(elsewhere.pk, by=world.site, ruling=ruling, key=key(), now=world.now)
    case = world.report()
    earlier = []
    for each in (world.site, world.moderator):
        file = case_file(case.pk, office=office_of(each), now=world.now)
        assert file is not None
        earlier.append(len(file.earlier))
    assert earlier == [1, 0]


def test_who_is_suspended_keeps_no_list_of_words(world: World) -> None:
    chief = world.administrator
    watch_words(chief, community=None, name="A", does=Does.HOLD, words="casino", now=world.now)
    restrict(chief.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=world.now)
    with pytest.raises(NotYourOffice):
        watch_words(chief, community=None, name="B", does=Does.HOLD, words="bet", now=world.now)


def test_no_claim_by_law_changes_a_case_that_is_decided(world: World) -> None:
    sent = key()
    case = report(
        work_id=world.text.pk, reporter=None, reason=Reason.SPAM, key=sent, now=world.now
    )
    world.decide(case, Ruling(measures=[Measure.WARN], rule="No spam", message="Stop it."))
    claim = Claim("Gate Maker", "gates@example.org", "Copyright", "It is mine.")
    with pytest.raises(ModerationError, match="sent before"):
        claim_legally(work_id=world.text.pk, reporter=None, claim=claim, key=sent, now=world.now)
    case.refresh_from_db()
    assert (case.kind, case.community) == (CaseKind.REPORT.value, world.soil)
