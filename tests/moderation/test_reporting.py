"""Reports open cases or join them, and move no money."""

import pytest

from accounts.models import Account
from articles.services import erase
from curation.models import Work
from moderation.errors import ModerationError, NotYourCase
from moderation.measures import Measure
from moderation.models import Case, Report
from moderation.reasons import Reason
from moderation.services import claim_legally, report
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim
from tests.moderation.world import World, key


def test_what_is_reported_again_joins_the_open_case_and_makes_it_more_urgent(world: World) -> None:
    first = world.report()
    again = world.report(by=world.moderator, reason=Reason.DANGER)
    assert (again.pk, Case.objects.get().severity, Report.objects.count()) == (first.pk, 3, 2)
    assert Case.objects.get().community == world.soil


def test_a_form_sent_twice_is_one_report_and_a_reader_has_one_a_case(world: World) -> None:
    sent = key()
    for _ in range(2):
        report(
            work_id=world.text.pk,
            reporter=None,
            reason=Reason.HATE,
            key=sent,
            now=world.now,
        )
    world.report()
    world.report(reason=Reason.COPIED)
    assert Report.objects.count() == 2
    assert Report.objects.get(reporter=world.reader).reason == "copied"


def test_nothing_of_the_reward_changes(world: World) -> None:
    before = Work.objects.values().get(pk=world.text.pk)
    world.report()
    assert Work.objects.values().get(pk=world.text.pk) == before


def test_what_is_ones_own_or_gone_is_not_reported(world: World) -> None:
    with pytest.raises(ModerationError, match="your own"):
        world.report(by=world.writer)
    erase(world.text.pk, author=world.writer, now=world.now)
    with pytest.raises(ModerationError, match="no such text"):
        world.report()
    assert not Case.objects.exists()


def test_an_account_is_reported_as_a_whole(world: World) -> None:
    def tell(by: Account | None) -> Case:
        return report(
            account=world.writer, reporter=by, reason=Reason.SPAM, key=key(), now=world.now
        )

    assert tell(None) == tell(world.reader) != world.report()


def test_a_claim_by_law_takes_no_case_away_from_a_community(world: World) -> None:
    claim = Claim("Barrow and Daughter", "law@example.org", "copyright", "The drawing is ours.")
    told = {"work_id": world.text.pk, "claim": claim, "now": world.now}
    case = world.report()
    legal = [claim_legally(**told, reporter=each, key=key()) for each in (None, world.reader)]
    assert legal[0] == legal[1] != case
    assert world.report(by=world.colleague) == case
    ruling = Ruling([Measure.WARN], rule="No spam")
    assert world.decide(case, ruling).case.community == world.soil
    # Whoever reports next begins anew, beside the claims.
    assert world.report() not in (case, legal[0])
    with pytest.raises(NotYourCase):
        world.decide(legal[0], ruling)


def test_a_claim_by_law_says_who_claims_and_goes_to_the_site(world: World) -> None:
    claim = Claim("Barrow and Daughter", "law@example.org", "copyright", "The drawing is ours.")
    case = claim_legally(
        work_id=world.text.pk, reporter=None, claim=claim, key=key(), now=world.now
    )
    case.refresh_from_db()
    assert (case.kind, case.severity, case.community) == ("legal", 3, None)
    assert case.reports.get().claim.right == "copyright"
    with pytest.raises(ModerationError, match="e-mail"):
        claim_legally(
            work_id=world.text.pk,
            reporter=None,
            claim=Claim("B", "nowhere", "copyright", "Ours."),
            key=key(),
            now=world.now,
        )
