"""Giving back what waits is a decision: told by a rule, in the log and the figures, appealed
against, and undone by who hears it; letting it out closes its case.
"""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from articles import services as articles
from articles.drafting import Manuscript, Sheet
from articles.models import Article, Comment, Draft, Plan
from articles.proposals import Proposal
from communities.models import Community
from communities.services import set_rules
from moderation.errors import CaseMoved, DecisionRefused
from moderation.measures import Measure
from moderation.models import Case, Decision, HeldText
from moderation.process import Outcome
from moderation.reasons import CaseKind, Reason
from moderation.selectors import Wanted, held_of, office_of, queue
from moderation.selectors.casefile import case_file
from moderation.selectors.figures import figures
from moderation.selectors.held import held_in
from moderation.selectors.log import public_log
from moderation.selectors.told import decisions_about
from moderation.services import (
    Held,
    appeal,
    approve,
    claim,
    close_cases,
    end_appeal,
    report,
    send_back,
    submit,
    submit_answer,
    withdraw_held,
)
from tests.moderation.world import World, key

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def holding(world: World) -> None:
    """The community looks at first texts."""
    Community.objects.filter(pk=world.soil.pk).update(holds_first=2)
    set_rules(world.soil, by=world.soil.founder, rules=[("No spam", "Nothing for sale.")])


def send(world: World, sheet: UUID, *, body: str = "Rye wants time.") -> Article | Held:
    base = Draft.objects.filter(key=sheet).values_list("version", flat=True).first() or 0
    return submit(
        world.reader,
        proposal=Proposal("Rye", body, ("rye",), "en", "soil"),
        sheet=Sheet(sheet, base),
        text=Manuscript("Rye", body, {"community": ["soil"], "tags": ["rye"]}),
        now=world.now,
    )


def waiting(world: World, sheet: UUID) -> tuple[Held, Case]:
    held = send(world, sheet)
    assert isinstance(held, Held)
    return held, Case.objects.get(held=held.number)


def give_back(world: World, held: Held) -> Decision:
    reason, by = "It sells rye.", world.moderator
    send_back(held.number, by=by, rule="No spam", reason=reason, now=world.now)
    return Decision.objects.get()


def won(world: World, decision: Decision) -> None:
    appeal(decision.pk, author=world.reader, words="It does not.", key=key(), now=world.now)
    end_appeal(
        decision.pk,
        by=world.colleague,
        outcome=Outcome.REVERSED,
        message="It does not.",
        key=key(),
        now=world.now,
    )


def test_it_waits_in_the_queue_beside_a_report_and_is_claimed(world: World) -> None:
    held, case = waiting(world, uuid4())
    second, other = waiting(world, uuid4())
    told = report(
        account=world.reader, reporter=world.writer, reason=Reason.SPAM, key=key(), now=world.now
    )
    assert told not in (case, other)
    found = queue(office_of(world.moderator), wanted=Wanted(kind="held"), now=world.now)
    assert [(each.pk, each.severity) for each in found] == [(case.pk, 1), (other.pk, 1)]
    claim(case.pk, by=world.colleague, now=world.now)
    with pytest.raises(CaseMoved):
        give_back(world, held)
    approve(
        second.number,
        by=world.moderator,
        seen=held_in(world.soil)[1].seen,
        now=world.now,
    )
    assert Case.objects.get(pk=other.pk).state == "closed"
    assert Decision.objects.get().measures == []
    seen = figures(since=world.now - DAY, until=world.now + DAY, now=world.now)
    assert seen.opened[CaseKind.HELD] == 2
    assert (seen.decisions, seen.dismissed) == (1, 0)


def test_it_is_told_by_its_rule_and_stands_in_the_log_and_the_figures(world: World) -> None:
    held, case = waiting(world, uuid4())
    with pytest.raises(DecisionRefused):
        send_back(held.number, by=world.moderator, rule=" ", reason="Why.", now=world.now)
    made = give_back(world, held)
    [told] = decisions_about(world.reader, now=world.now)
    assert (told.measures, told.rule, told.rule_words, told.message, told.quoted) == (
        [Measure.RETURN],
        "No spam",
        "Nothing for sale.",
        "It sells rye.",
        "Rye",
    )
    assert told.appeal_until is not None
    assert [line.number for line in public_log(measure=Measure.RETURN).lines] == [made.pk]
    seen = figures(since=world.now - DAY, until=world.now + DAY, now=world.now)
    assert seen.measures[Measure.RETURN] == 1
    assert Draft.objects.get().body == "Rye wants time."
    assert held_of(world.reader) == []
    # Who hears an appeal reads the words as they were, whatever the draft says by now.
    Draft.objects.update(body="Something else.")
    file = case_file(case.pk, office=office_of(world.colleague), now=world.now)
    assert file is not None
    assert file.held is not None
    assert (file.held.title, file.held.body, file.held.waits) == ("Rye", "Rye wants time.", False)


def test_a_won_appeal_lets_the_same_words_out_and_no_others(world: World) -> None:
    sheet = uuid4()
    held, _ = waiting(world, sheet)
    won(world, give_back(world, held))
    assert (Plan.objects.get().publish_at, Plan.objects.get().failure) == (world.now, "")
    assert isinstance(send(world, sheet), Article)

    sheet = uuid4()
    held, case = waiting(world, sheet)
    send_back(held.number, by=world.moderator, rule="No spam", reason="Sells.", now=world.now)
    again = send(world, sheet, body="Rye wants time, and money.")
    assert isinstance(again, Held)
    won(world, Decision.objects.get(case=case))
    assert HeldText.objects.get(pk=again.number).state == HeldText.State.WAITING
    assert Case.objects.get(held=again.number).pk != case.pk


def test_an_answer_goes_out_by_a_won_appeal(world: World) -> None:
    held = submit_answer(world.text.pk, author=world.reader, body="How long?", now=world.now)
    assert isinstance(held, Held)
    won(world, give_back(world, held))
    assert Comment.objects.get().revision.body == "How long?"
    assert not HeldText.objects.exists()


def test_what_its_author_takes_back_or_deletes_leaves_no_case(world: World) -> None:
    (held, case), (_, other) = (waiting(world, sheet) for sheet in (uuid4(), uuid4()))
    withdraw_held(held.number, account=world.reader, now=world.now)
    assert Case.objects.get(pk=case.pk).state == "closed"
    Draft.objects.get(held__case=other).delete()
    close_cases(world.now)
    assert Case.objects.get(pk=other.pk).state == "closed"


def test_a_second_text_of_the_same_author_has_a_case_of_its_own(world: World) -> None:
    articles.publish(world.reader, title="One", body="Words.", now=world.now)
    cases = {waiting(world, uuid4())[1].pk for _ in range(3)}
    assert len(cases) == 3
