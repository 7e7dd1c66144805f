"""A double click arrives twice at the same moment: both hear the same, and one thing is done."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from moderation.measures import Measure
from moderation.models import AppealMessage, LegalClaim, Note, Proposal, Report, StaffAct, Wave
from moderation.process import Outcome
from moderation.reasons import Reason
from moderation.services import (
    appeal,
    claim_legally,
    end_appeal,
    note,
    note_about,
    propose_payment,
    report,
    sweep,
)
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim
from moderation.waves import Selection, check
from tests.moderation.at_once import at_once
from tests.moderation.world import key, make_world
from tests.plugin.database import CommittedDatabase


def twice(send: Callable[..., object]) -> UUID:
    """Send one form four times at once: nobody may meet an error."""
    sent = key()
    assert at_once(*[partial(send, key=sent)] * 4) == []
    return sent


def test_each_form_is_one_and_its_answer_the_same(committed_db: CommittedDatabase) -> None:
    world = make_world()
    now, site, chief = world.now, world.site, world.administrator
    about = {"work_id": world.text.pk, "reporter": None, "now": now}
    twice(partial(report, reason=Reason.SPAM, **about))
    law = Claim("Barrow and Daughter", "law@example.org", "copyright", "The drawing is ours.")
    twice(partial(claim_legally, claim=law, **about))
    assert (Report.objects.count(), LegalClaim.objects.count()) == (2, 1)

    case = Report.objects.latest("pk").case
    twice(partial(note, case.pk, by=site, words="Look.", now=now))
    person = partial(note_about, world.writer, community=None, words="New here.", now=now)
    twice(partial(person, by=site))
    assert Note.objects.count() == 2
    assert StaffAct.objects.filter(act__endswith=".noted").count() == 2

    twice(partial(propose_payment, world.writer, amount=5_000, reason="Prize", by=chief, now=now))
    assert Proposal.objects.count() == 1
    assert StaffAct.objects.filter(act="proposal.made").count() == 1

    decision = world.decide(case, Ruling([Measure.WARN], rule="No spam"), by=site)
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=now)
    end = partial(end_appeal, decision.pk, outcome=Outcome.UPHELD, message="So it is.", now=now)
    twice(partial(end, by=chief))
    assert AppealMessage.objects.count() == 2

    day = timedelta(days=9)
    chosen = check(Selection(now - day, now + day, authors=[world.writer.name]))
    twice(partial(sweep, site, selection=chosen, rule="No spam", message="", now=now))
    assert Wave.objects.get().texts.count() == 1
    assert StaffAct.objects.filter(act="wave.begun").count() == 1
